const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Whether XML 1.0 can carry every character of `text`. */
export const isXmlText = (text: string): boolean =>
  !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text)

/** What `&reference;` stands for; undefined when it stands for nothing. */
export function resolveReference(reference: string): string | undefined {
  if (Object.hasOwn(named, reference)) return named[reference]

  if (!/^#(?:x[\da-fA-F]+|\d+)$/.test(reference)) return undefined
  const code = Number(reference.replace('#x', '0x').replace('#', ''))
  if (!(code <= 0x10_ff_ff)) return undefined

  const character = String.fromCodePoint(code)
  return isXmlText(character) ? character : undefined
}
