import { checkAnswer, type AnswerSchema } from './answer-schema.ts'
import { type CommandOptions, readCommandOptions } from './command-options.ts'
import { type Reply, readReply } from './reply.ts'
import { readResult } from './result.ts'
import { commandTarget } from './wire/command-path.ts'
import { onlyReads } from './wire/documented-method.ts'
import { isSessionError, type Session, SessionError } from '@org/session-core'

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
export function createCommand(fetch: Session['fetch']): Command {
  return async (name: string, options: CommandOptions = {}): Promise<unknown> => {
    const { params, schema, init } = readCommandOptions(name, options)
    const reply = await send(name, commandTarget(name, params), init)
    const result = readResult(name, reply)

    return schema === undefined ? result : checkAnswer(schema, result, { name, status: reply.status })
  }

  async function send(name: string, target: string, init: RequestInit): Promise<Reply> {
    try {
      return await readReply(await fetch(target, init))
    } catch (error) {
      if (isSessionError(error)) throw error
      init.signal?.throwIfAborted()

      throw new SessionError('unreachable', {
        protocol: 'securid',
        cause: error,
        retryable: onlyReads(name),
        message: onlyReads(name)
          ? `The connection failed during ${name}. Check url, network and proxy.`
          : `The connection failed during ${name}. Find out whether it ran before you send it again.`,
      })
    }
  }
}
