import type { Reply } from './reply.ts'
import { readAnswer } from './wire/answer.ts'
import { messageIn, pageText } from '@org/session-core/vendor'

/** What the server said, in one line and without what it echoes; empty when it said nothing for people. */
export function vendorWords({ ok, statusText, text }: Reply): string {
  const answer = readAnswer(text)
  const message = messageIn(answer.value)
  if (message !== undefined) return clean(message)

  // Data, or a success that cannot be read, may hold anything, a token for instance.
  const isForPeople = answer.kind === 'page' || !(ok || /^\s*[[{]/.test(text))
  const words = isForPeople ? clean(pageText(text)) : ''
  const reason = ok ? '' : clean(statusText)
  return (title.test(words) ? reason : words || reason) || words
}

/** Of a page that has nothing else: the reason phrase of an old server says what was wrong (SecurID 412). */
const title = /^(?:aveksa - )?error(?: report)?$/i

/** Error pages end in the query string of the request. Whoever prints an error leaves out what a terminal would obey. */
function clean(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?Query String ?=.*/i, '')
    .replaceAll(/\bBearer \S+/gi, '[secret]')
    .trim()
}
