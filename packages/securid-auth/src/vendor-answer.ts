import type { Reply } from './reply.ts'
import { fieldsOf, readAnswer } from './wire/answer.ts'
import { readPage } from './wire/error-page.ts'
import type { VendorAnswer } from '@org/session-core'

/** The server's own words, fit for an error: text only, nothing echoed, nothing that looks like a token. */
export function vendorAnswer(reply: Reply): VendorAnswer {
  return { status: reply.status, message: vendorMessage(reply) }
}

/** What the server said, in one line; empty when it said nothing for people. */
export function vendorMessage({ ok, statusText, text }: Reply): string {
  const answer = readAnswer(text)
  const { message } = fieldsOf(answer)
  if (typeof message === 'string') return clean(message)

  // Data, or a success that cannot be read, may hold anything, a token for instance.
  const isForPeople = answer.kind === 'page' || !(ok || /^\s*[[{]/.test(text))
  return (isForPeople && clean(readPage(text))) || (ok ? '' : clean(statusText))
}

/** Error pages end in the query string of the request. Control characters would reach somebody's terminal. */
function clean(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/ ?Query String ?=.*/i, '')
    .replaceAll(/\bBearer \S+/gi, '[secret]')
    .trim()
}
