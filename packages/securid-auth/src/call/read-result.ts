import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { isFailure, readAnswer, unwrap } from '../wire/answer.ts'
import type { SessionError } from '@org/session-core'

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
  if (!reply.ok || isFailure(data)) throw refusal(command, reply)
  if (answer.kind === 'xml') return reply.text
  if (answer.kind === 'data') return data

  const message = `${command} answered neither JSON nor XML (HTTP ${reply.status}). Check url; for other answers use session.fetch.`
  throw failure('unexpected-reply', message, { reply })
}

/** Most answers of the G&L 7.5.2 reference speak for themselves; that of a 403 is what the administrator wrote. */
function refusal(command: string, reply: Reply): SessionError {
  const { status } = reply
  const isRedirect = !reply.ok && status < 400
  if (isRedirect)
    return failure('unexpected-reply', `SecurID redirected ${command} (HTTP ${status}). Check url.`, {
      reply,
    })

  const why = status === 403 ? 'It is in maintenance, or closed to this address' : 'See vendor for its reason'
  return failure('request-refused', `SecurID refused ${command} (HTTP ${status}). ${why}.`, { reply })
}
