/** What any `Request` can do: the platform's, another realm's, another library's. */
export interface RequestLike {
  readonly url: string
  readonly method: string
  readonly headers: HeadersInit
  readonly signal?: AbortSignal | null
  readonly redirect?: RequestRedirect
  /** Absent where the platform does not show it (Firefox). */
  readonly body?: unknown
  readonly bodyUsed?: boolean
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** A request, told by what it can do: `instanceof` knows the platform's own only. */
export function asRequest(input: unknown): RequestLike | undefined {
  if (typeof input === 'string') return undefined

  const { url, method, headers, arrayBuffer } = Object(input) as Partial<Record<keyof RequestLike, unknown>>
  // Not the request of a Node server, which came from somebody else.
  const isRequest = typeof arrayBuffer === 'function' && 'get' in (Object(headers) as object)
  return isRequest && typeof url === 'string' && typeof method === 'string'
    ? (input as RequestLike)
    : undefined
}

/**
 * The address that a call was made with.
 *
 * @throws TypeError for what is neither a text, a `URL` nor a `Request`.
 */
export function addressOf(input: unknown): string {
  if (typeof input === 'string') return input

  const { href, toString } = Object(input) as { readonly href?: unknown; readonly toString?: () => unknown }
  if (typeof href === 'string') return href

  const text = typeof input === 'object' && toString?.call(input)
  if (typeof text === 'string' && !text.startsWith('[object')) return text
  throw new TypeError('fetch takes a string, a URL or a Request.')
}
