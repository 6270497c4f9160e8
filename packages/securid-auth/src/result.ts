import { failure } from './failure.ts'
import { commandRefusal } from './refusal.ts'
import type { Reply } from './reply.ts'
import { isFailure, readAnswer, unwrap } from './wire/answer.ts'

/**
 * What a command answered, out of its wrapper. Some commands answer XML whatever is asked (getApprovalsForUser): their
 * text is the result.
 *
 * @throws SessionError `request-refused` when the server said no, also by a 200 with `status: failure`;
 *   `unexpected-reply` when the answer is a web page or nothing known.
 */
export function readResult(command: string, reply: Reply): unknown {
  const answer = readAnswer(reply.text)
  const data = unwrap(command, answer.value)
  if (!reply.ok || isFailure(data)) throw commandRefusal(command, reply)
  if (answer.kind === 'xml') return reply.text
  if (answer.kind === 'data') return data

  throw failure('unexpected-reply', `${command} answered neither JSON nor XML: use session.fetch.`, { reply })
}
