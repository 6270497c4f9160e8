import type { AnswerClass } from './answer-class.ts'
import type { AnswerBody } from './text-at-hand.ts'

/** The head of an answer, as undici tells it. */
export interface Head {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** What was asked for. */
  readonly url: string
}

/** A real `Response`; as with the platform's, its headers tell how the body was packed although it no longer is. */
export function makeResponse(
  Answer: AnswerClass,
  { headers, status, statusText, url }: Head,
  body: AnswerBody,
): Response {
  // A Response cannot be made with these, but servers answer with them.
  const isOdd = status > 599
  const init = { status: isOdd ? 500 : status, statusText: phrase.test(statusText) ? statusText : '' }
  const known = { ...body, url, isMade: false }
  const response = new Answer(init, known)
  const target = response.headers
  for (const name in headers) {
    const value = headers[name]
    if (typeof value === 'string') target.append(name, value)
    else for (const each of value ?? []) target.append(name, each)
  }
  known.isMade = true
  // One of happy-dom has an address of its own.
  if (response.url !== url) Object.defineProperty(response, 'url', { value: url, configurable: true })
  if (isOdd) Object.defineProperty(response, 'status', { value: status, configurable: true })
  return response
}

/** What `Response` takes; a server may say anything. */
const phrase = /^[\t\u{20}-\u{7E}\u{80}-\u{FF}]*$/u

/** Whether there is no body, whatever follows the head. */
export function isBodiless(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 205 || status === 304
}
