import { read } from '../errors/read.ts'
import { SessionError, isSessionError } from '../errors/session-error.ts'
import { adviceOf } from '../errors/transport-advice.ts'

/** Which call it is, and what is known of it. */
export interface NamedCall {
  readonly protocol: string
  /** What was called, in the vendor's word: `certificate/create`, `runReport`. */
  readonly name: string
  /** Whether the call only reads: then it does no harm to make it twice. */
  readonly onlyReads: boolean
}

/** What a platform says when no connection came about: nothing of the request was written. */
const neverSent = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/
/**
 * The same, where trying again does not help: who answered was not believed, or a proxy said no. An alert is the
 * server's own complaint, about our certificate: in TLS 1.3 it comes after the request.
 */
const turnedDown = /^(?!.*ALERT)(?:.*CERT|UNABLE_TO_|(?:ERR_)?PROXY_(?:REFUSED|AUTH|TUNNEL))/

/**
 * Whatever kept a call from its answer, as an `unreachable`. It is `retryable` when nothing was sent or the call only
 * reads; any other call may have run. An error of a session stays what it is.
 */
export function connectionFailure({ protocol, name, onlyReads }: NamedCall, cause: unknown): SessionError {
  if (isSessionError(cause)) return cause

  const { code } = {
    ...(new SessionError('unreachable', { protocol, message: '', cause }).cause as { code?: string }),
  }
  const mayHelpToWait = code !== undefined && neverSent.test(code)
  const isUnsent = mayHelpToWait || (code !== undefined && turnedDown.test(code))
  const advice = wordsOn(cause)
  const message = isUnsent
    ? `${name} was not sent: no connection (${code}). ${advice ?? 'Check url, network and certificates.'}`
    : `The connection failed before ${name} was answered${code ? ` (${code})` : ''}. ${advice ? `${advice} ` : ''}${onlyReads ? 'Try again' : 'Find out whether it ran'}.`
  return new SessionError('unreachable', { protocol, message, cause, retryable: mayHelpToWait || onlyReads })
}

/**
 * What nodeTransport says of it. Where a session has redacted the failure, its cause is no error any more, and has a
 * message only if that was ours.
 */
function wordsOn(failure: unknown): string | undefined {
  const cause = read(failure, 'cause')
  const message = read(cause, 'message')
  const isHandedOn = read(cause, 'name') === 'TransportError' && !(cause instanceof Error)
  return isHandedOn && typeof message === 'string' ? message : adviceOf(failure)?.message
}
