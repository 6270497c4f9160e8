/** What the server answers. */
export interface Reply {
  readonly status: number
  /** The reason phrase, where the server has its own. */
  readonly reason?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
  /** What an error page says, in place of a body. */
  readonly errorText?: string
}

/** A reply of 200 in the content type that belongs to it; the types are a good guess, no page states them. */
export const contentReply = (contentType: string, body: Reply['body']): Reply => ({
  status: 200,
  headers: { 'content-type': contentType },
  body,
})

/** A reply of JSON. */
export const jsonReply = (value: unknown): Reply => contentReply('application/json', JSON.stringify(value))

/** One `key=value` a line, each with its newline; nothing is escaped. Source: G&L 7.5.2, getLoginInstructions. */
export const propertiesReply = (values: Readonly<Record<string, string>>): Reply =>
  contentReply(
    'text/plain',
    Object.entries(values)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  )

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}

/** The reply as it is sent. A reason phrase is printable ASCII here; what else a command's name may hold, no status line carries. */
export function toResponse({ body, headers, reason = '', status }: Reply): Response {
  const statusText = /^[ -~]+$/.test(reason) ? reason : (reasons[status] ?? '')

  return new Response(body, { status, statusText, headers })
}
