import { commandFailure } from './command-failure.ts'
import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { isFailure, readAnswer, unwrap } from './wire/answer.ts'
import { SessionError } from '@org/session-core'

/**
 * What a command answered, out of its wrapper. Some commands answer XML whatever is asked (getApprovalsForUser): their
 * text is the result.
 *
 * @throws SessionError `request-refused` when the server said no, also by a 200 with `status: failure`;
 *   `unexpected-reply` when the answer is a web page or nothing known.
 */
export function readResult(command: string, reply: Reply): unknown {
  if (!reply.ok) throw commandFailure(command, reply)

  const answer = readAnswer(reply.text)
  if (answer.kind === 'xml') return reply.text
  if (answer.kind === 'json') return successful(unwrap(command, answer.value))
  if (answer.kind === 'properties') return successful(answer.fields)

  throw new SessionError('unexpected-reply', {
    protocol: 'securid',
    vendor: vendorAnswer(reply),
    message: `The answer to ${command} is neither JSON nor XML. Images and the like are read with session.fetch.`,
  })

  function successful(data: unknown): unknown {
    if (isFailure(data)) throw commandFailure(command, reply)
    return data
  }
}
