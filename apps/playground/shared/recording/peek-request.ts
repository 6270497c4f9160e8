/**
 * What a call of `fetch` will send, to be read without using anything up. A body that is a stream is not looked at:
 * it can be read only once.
 */
export function peekRequest(input: RequestInfo | URL, init: RequestInit = {}): Request {
  const { body, ...rest } = init
  const shown = body instanceof ReadableStream ? null : body
  if (!(input instanceof Request)) return new Request(input, { ...rest, body: shown ?? null })
  if (body === undefined && !input.bodyUsed) return new Request(input.clone(), rest)

  const { headers, method, url } = input
  return new Request(url, { headers, method, ...rest, body: shown ?? null })
}
