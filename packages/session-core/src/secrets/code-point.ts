/**
 * A letter in a pattern with the flag `u`: `\u{7a}`. No tagged template makes it: the minifier of webpack reads the raw text
 * of one as an escape, and refuses the file.
 */
export function codePoint(letter: string): string {
  return `\\u{${letter.codePointAt(0)?.toString(16)}}`
}
