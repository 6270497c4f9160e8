import type { Token } from './state/tokens.ts'

/** One request as this server reads it. */
export interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
  /** The `cmd` of the query; empty when it is missing. */
  readonly command: string
}

/** How an answer may be written. */
export type Format = 'properties' | 'json' | 'csv' | 'tsv'

/** A call that its command may run. */
export interface AcceptedCall extends Call {
  readonly format: Format
  /** The live token it came with; always there when the command asks for one. */
  readonly token: Token | undefined
}

/** Takes a request and its body, already read. */
export const readCall = ({ method, url, headers }: Request, body: string): Call => {
  const address = new URL(url)
  return { method, url: address, headers, body, command: address.searchParams.get('cmd') ?? '' }
}

/** A parameter of the query; undefined when missing or empty. */
export function parameter({ url }: Call, name: string): string | undefined {
  const value = url.searchParams.get(name) ?? ''
  return value === '' ? undefined : value
}

/** Whether someone tries to sign in with it, rightly or wrongly. */
export const carriesCredentials = (call: Call): boolean =>
  (call.command === 'loginUser' && call.body !== '') ||
  (call.command === 'loginTrustedApp' && (call.headers.has('clientid') || call.headers.has('clientsecret')))
