/** What Java is told here: it compiles one page and runs it once, and its best compiler would take twice as long for that. */
export const lightJava = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' }
