/**
 * Reads `key=value` lines, which the server sends when it does not heed `format=json`. Nothing is escaped in them.
 * Undefined when the text is something else.
 */
export function readProperties(text: string): Readonly<Record<string, string>> | undefined {
  const lines = text.match(/\S.*/g) ?? []
  const pairs = lines.map((line) => line.split(/=(.*)/, 2))
  const isForeign = pairs.some(([key, value]) => !key || value === undefined)
  return isForeign ? undefined : (Object.fromEntries(pairs) as Record<string, string>)
}
