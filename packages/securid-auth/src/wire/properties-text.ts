/**
 * Reads `key=value` lines, which the server sends when it does not heed `format=json`. Nothing is escaped in them.
 * Undefined when the text is something else.
 */
export function readProperties(text: string): Readonly<Record<string, string>> | undefined {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const isForeign = (line: string): boolean => !/^[^=]+=/.test(line)

  return lines.some(isForeign) ? undefined : Object.fromEntries(lines.map(split))
}

function split(line: string): [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at).trim(), line.slice(at + 1)]
}
