/** Whether XML 1.0 can carry a text: most control characters, U+FFFE, U+FFFF and lone surrogates it cannot. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(text)
}

/**
 * What `loginUser` reads: two elements, no root, no declaration (G&L 7.5.2 reference).
 * Only printable ASCII is sent as it is: no charset is documented, and a parser turns a bare CR into LF.
 */
export function loginBody({ username, password }: { username: string; password: string }): string {
  return `<username>${escape(username)}</username><password>${escape(password)}</password>`
}

function escape(text: string): string {
  return text.replaceAll(/[^\u{20}-\u{7E}]|[&<>]/gu, (character) => named[character] ?? reference(character))
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function reference(character: string): string {
  return `&#${String(character.codePointAt(0))};`
}
