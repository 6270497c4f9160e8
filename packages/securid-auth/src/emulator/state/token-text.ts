/** Who a token speaks for. */
export type TokenKind = 'user' | 'app'

const prefixes: Readonly<Record<TokenKind, string>> = { user: 'ws', app: 'ta' }

const hexDigits = (count: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => (byte % 16).toString(16)).join('')

const decimals = (count: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => (byte % 10).toString()).join('')

/**
 * A token as the samples of `loginUser` and `loginTrustedApp` look (G&L 7.5.2): a prefix, hex, and `:`-separated
 * parts that read like a Java UID (signed hex, time in hex, signed counter) with a random fraction behind.
 */
export function writeToken(kind: TokenKind, now: number, serial: number): string {
  const counter = 32_768 - (serial % 32_768)
  return `${prefixes[kind]}31${hexDigits(16)}:-${hexDigits(8)}:${now.toString(16)}:-${counter.toString(16)}0.${decimals(16)}`
}
