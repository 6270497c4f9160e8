/** A request as the server reads it. */
export interface Call {
  readonly method: string
  /** The path behind `avxapi/`: `login`, `certificate/search`; undefined for a path outside of it. */
  readonly action: string | undefined
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: string
}

/** What the head of a request asks for. */
export function readCall(request: Request, basePath: string, body: string): Call {
  const { pathname, searchParams } = new URL(request.url)
  const root = `${basePath}/avxapi/`

  return {
    method: request.method,
    action: pathname.startsWith(root) ? pathname.slice(root.length) : undefined,
    query: searchParams,
    headers: request.headers,
    body,
  }
}

/** A header with something in it. */
export function headerOf({ headers }: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = headers.get(name) ?? ''
  return value === '' ? undefined : value
}

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The fields of a JSON object; nothing of any other value. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** The payload of a JSON body, bare or wrapped in `payload`: both are in use. `malformed` if it does not parse. */
export function readPayload({ headers, body }: Call): Readonly<Record<string, unknown>> | 'malformed' {
  if (body.trim() === '' || !headers.get('content-type')?.includes('json')) return {}

  try {
    const fields = fieldsOf(JSON.parse(body))
    return 'payload' in fields ? fieldsOf(fields['payload']) : fields
  } catch {
    return 'malformed'
  }
}
