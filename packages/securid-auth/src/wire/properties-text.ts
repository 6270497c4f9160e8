/**
 * Reads `key=value` lines, which the server sends when it does not heed `format=json`. Nothing is escaped in them.
 * Undefined when the text is something else.
 */
export function readProperties(text: string): Readonly<Record<string, string>> | undefined {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => line.split(/=(.*)/, 2))
  const isForeign = ([key, value]: readonly string[]): boolean => key === '' || value === undefined

  return pairs.some(isForeign) ? undefined : (Object.fromEntries(pairs) as Record<string, string>)
}
