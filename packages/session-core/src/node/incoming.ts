/** The head of an answer, as undici tells it. */
export interface Head {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** A real `Response`. */
export function makeResponse(
  head: Head,
  body: Uint8Array<ArrayBuffer> | ReadableStream | null,
  url: string,
): Response {
  const { headers, status, statusText } = head
  const isUsual = status >= 200 && status <= 599
  const response = new Response(isNull(status) ? null : body, { status: isUsual ? status : 200, statusText })
  const target = response.headers
  for (const name in headers) {
    const value = headers[name]
    if (typeof value === 'string') target.append(name, value)
    else if (value !== undefined) for (const each of value) target.append(name, each)
  }
  Object.defineProperty(response, 'url', { value: url, configurable: true })
  if (!isUsual) Object.defineProperties(response, { status: { value: status }, ok: { value: false } })
  return response
}

/** Whether an answer of this status has no body, whatever follows its head. */
export function isNull(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}
