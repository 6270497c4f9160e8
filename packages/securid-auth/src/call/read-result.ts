import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { isFailure, readAnswer, unwrap } from '../wire/answer.ts'
import { onlyReads } from '../wire/documented-method.ts'
import type { CommandAnswer } from './command-options.ts'
import type { SessionError } from '@org/session-core'

/**
 * What a command answered, out of its wrapper, or its bytes. Some commands answer XML whatever is asked
 * (getApprovalsForUser): their text is the result.
 *
 * @throws SessionError `request-refused` when the server said no, also by a 200 with `status: failure`;
 *   `unexpected-reply` when the answer is a web page or nothing known.
 */
export function readResult(name: string, reply: Reply, as: CommandAnswer = 'data'): unknown {
  const answer = readAnswer(reply.text)
  const data = unwrap(name, answer.value)
  if (!reply.ok || isFailure(name, answer.value)) throw refusal(name, reply)
  if (as === 'bytes') return reply.bytes
  if (answer.kind === 'xml') return reply.text
  if (answer.kind === 'data') return data

  const message = `${name} answered neither JSON nor XML (HTTP ${reply.status}). Check url; ask for a file as: 'bytes'.`
  throw failure('unexpected-reply', message, { reply })
}

/** Most answers of the G&L 7.5.2 reference speak for themselves; that of a 403 is what the administrator wrote. */
function refusal(name: string, reply: Reply): SessionError {
  const { status, ok } = reply
  if (!ok && status < 400) {
    return failure('unexpected-reply', `SecurID redirected ${name} (HTTP ${status}). Check url.`, { reply })
  }
  // A proxy that waited in vain, or heard nonsense, does not know whether the command ran.
  const isLost = status === 502 || status === 504
  const mayRepeat = isLost && onlyReads(name)
  const lost = mayRepeat ? 'Try again later' : 'Find out whether it ran'
  const why = status === 403 ? 'It is in maintenance, or closed to this address' : 'See vendor for its reason'
  return failure('request-refused', `SecurID refused ${name} (HTTP ${status}). ${isLost ? lost : why}.`, {
    reply,
    ...(mayRepeat && { retryable: true }),
  })
}
