import type { Json } from './call.ts'

/** What the server sends back. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
}

/** The envelope of every AppViewX answer; the last field is part of the body. */
export interface Envelope {
  readonly response?: Json
  readonly message?: string | null
  readonly appStatusCode?: string | null
  readonly tags?: Json
  readonly headers?: Json
}

/** Any JSON as it stands. */
export const jsonReply = (status: number, body: Json): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** An envelope; what is left out is null. The order of its fields is the documents'. */
export const reply = (
  status: number,
  { response = null, message = null, appStatusCode = null, tags = null, headers = null }: Envelope,
): Reply => jsonReply(status, { response, message, appStatusCode, tags, headers })

/** An envelope that says no: nothing in it but the code and the words. */
export const refusal = (status: number, appStatusCode: string | null, message: string): Reply =>
  reply(status, { message, appStatusCode, tags: {} })

/** A page, as something in front of the server would send it. */
export const htmlReply = (status: number, title: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n</body>\n</html>\n`,
})

/** The reply as it is sent. */
export const toResponse = ({ body, headers, status }: Reply): Response =>
  new Response(body, { status, headers })
