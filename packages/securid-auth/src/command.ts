import { checkAnswer, type AnswerSchema } from './answer-schema.ts'
import { checkCommand, type CommandOptions } from './command-options.ts'
import { connectionFailure } from './failure.ts'
import { type Reply, readReply } from './reply.ts'
import { readResult } from './result.ts'
import { type CommandContent, commandRequest } from './wire/command-request.ts'
import { type Session, withoutKey } from '@org/session-core'

/**
 * Calls a command and answers with its data, out of the wrapper. The answer is asked for in JSON; a command that sends
 * XML all the same answers with that text.
 *
 * Nothing is retried but a call that was refused because the session had ended, which is sent once more after a new
 * login: many commands change state by GET (`collect…`, `processRule`, `runReport`).
 *
 * Rejects with a `SessionError`: `request-refused` when the server says no, `unreachable` when the connection fails,
 * `unexpected-reply` when the answer or `schema` does not fit, `invalid-options` before anything is sent, and what
 * `session.fetch` rejects with. An abort rejects with the signal's reason.
 */
export interface Command {
  <Output>(name: string, options: CommandOptions & { readonly schema: AnswerSchema<Output> }): Promise<Output>
  (name: string, options?: CommandOptions): Promise<unknown>
}

/** The commands of a server, through a session's fetch. */
export function createCommand(session: Session): Command {
  return async (name: string, options: CommandOptions = {}): Promise<unknown> => {
    checkCommand(name, options)
    const { schema, ...content } = options
    return withoutKey(session, async () => {
      const result = readResult(name, await send(name, content))
      return schema === undefined ? result : checkAnswer(schema, result, name)
    })
  }

  async function send(name: string, content: CommandContent): Promise<Reply> {
    try {
      return await readReply(await session.fetch(...commandRequest(name, content)))
    } catch (error) {
      content.signal?.throwIfAborted()
      throw connectionFailure(name, error)
    }
  }
}
