import type { EmulatorCall } from '@org/session-core/emulator'

/** A request as the gateway reads it. */
export interface Call extends EmulatorCall {
  readonly method: string
  /** The path behind `avxapi/`: `login`, `certificate/search`; undefined for a path outside of it. */
  readonly action: string | undefined
  readonly query: URLSearchParams
  readonly headers: Headers
}

/** A request that may pass. */
export interface GuardedCall extends Call {
  /** Whose session or credentials it came with: a username or a client id; empty where nobody has to say. */
  readonly username: string
}

/** What a request asks for. */
export function readCall(call: EmulatorCall, basePath: string): Call {
  const { searchParams } = call.url
  const { headers, method } = call.request
  const pathname = plainPath(call.url.pathname)
  const root = `${basePath}/avxapi/`
  const action = pathname.startsWith(root) ? pathname.slice(root.length) : undefined

  return { ...call, method, action, query: searchParams, headers }
}

/** A path as people write it: `prüfen`, not `pr%C3%BCfen`. What cannot be read so stays as it is. */
export function plainPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/** A header with something in it. No document names a charset: what reads as UTF-8 is UTF-8, and Latin-1 else (inferred). */
export function headerOf({ headers }: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = headers.get(name) ?? ''
  if (/^[\t -~]*$/.test(value)) return value === '' ? undefined : value

  const bytes = Uint8Array.from(value, (letter) => letter.codePointAt(0) ?? 0)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return value
  }
}

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The fields of a JSON object; nothing of any other value. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** The payload of a JSON body, whatever it is called, bare or wrapped in `payload`: both are in use. */
export function readPayload({ body }: Call): Readonly<Record<string, unknown>> | 'malformed' {
  if (body.trim() === '') return {}

  try {
    const fields = fieldsOf(JSON.parse(body))
    return 'payload' in fields ? fieldsOf(fields['payload']) : fields
  } catch {
    return 'malformed'
  }
}
