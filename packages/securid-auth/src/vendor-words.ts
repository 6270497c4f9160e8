import type { Reply } from './reply.ts'
import { fieldsOf, readAnswer } from './wire/answer.ts'
import { pageText } from '@org/session-core/vendor'

/** What the server said, in one line and without what it echoes; empty when it said nothing for people. */
export function vendorWords({ ok, statusText, text }: Reply): string {
  const answer = readAnswer(text)
  const { message } = fieldsOf(answer)
  if (typeof message === 'string') return clean(message)

  // Data, or a success that cannot be read, may hold anything, a token for instance.
  const isForPeople = answer.kind === 'page' || !(ok || /^\s*[[{]/.test(text))
  return (isForPeople && clean(pageText(text))) || (ok ? '' : clean(statusText))
}

/** Error pages end in the query string of the request. Control characters would reach somebody's terminal. */
function clean(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/ ?Query String ?=.*/i, '')
    .replaceAll(/\bBearer \S+/gi, '[secret]')
    .trim()
}
