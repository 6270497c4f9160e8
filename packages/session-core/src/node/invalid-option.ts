import { SessionError } from '../errors/session-error.ts'

/** An option of `nodeTransport` that cannot be used; its value is never told. */
export function invalidOption(name: string, reason: string, cause?: unknown): SessionError {
  return new SessionError('invalid-options', {
    protocol: 'node-transport',
    message: `The transport option ${name} ${reason}`,
    cause,
  })
}
