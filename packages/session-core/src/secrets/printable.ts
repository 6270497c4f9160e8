/** Nobody reads more than this of a foreign text, in characters: the rest is not even looked at. */
const longestRead = 8192

/** What a terminal would obey: colours, titles, cursor moves. */
const terminalSequences =
  // oxlint-disable-next-line no-control-regex -- It is about control characters.
  /\u{1B}\][^\u{7}\u{1B}]*\u{7}?|(?:\u{1B}\[|\u{9B})[0-?]*[ -/]*[@-~]?|\u{1B}[ -~]?/gu

/** Somebody else's text in one line that is fit for a log: at most `longest` characters, and no half ones. */
export function printable(text: string, longest = 300): string {
  return (
    text
      .trimStart()
      .slice(0, longestRead)
      .replaceAll(terminalSequences, '')
      // Control characters, and what is invisible or turns the direction of writing around.
      .replaceAll(/[\s\p{Cc}\p{Cf}\p{DI}]+/gu, (run) => (/\s/.test(run) ? ' ' : ''))
      .slice(0, longest)
      .replace(/[\uD800-\uDBFF]$/, '')
      .toWellFormed()
      .trim()
  )
}
