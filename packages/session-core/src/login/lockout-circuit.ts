import type { SessionError } from '../errors/session-error.ts'
import { tell } from '../observers.ts'
import { createFingerprint } from '../secrets/fingerprint.ts'
import { close, type LockoutCircuit } from './rejections.ts'

/** What is remembered at a time. Nothing is forgotten for something new: it would be sent again. */
const mostRejected = 1000

/**
 * Lets credentials pass, closing the circuit, unless they were ever rejected. Where a thousand others were, nothing unknown
 * passes either.
 *
 * @throws SessionError `credentials-locked`; while a prompt that brought no session backs off, what it ended in.
 */
export async function admit(circuit: LockoutCircuit, credentials: unknown): Promise<void> {
  const { rejected, clock, fail } = circuit
  const reason = rejected?.reasons.get(await rejected.take(credentials))
  const isFull = (rejected?.reasons.size ?? 0) >= mostRejected
  if (reason ? reason.notBefore === Infinity : isFull) {
    circuit.isLocked = true
    const why = reason?.code ?? `${mostRejected} rejections`
    throw fail('credentials-locked', `Not sent again after ${why}. Settle it, then call rearm().`)
  }
  const waitMs = Math.ceil((reason?.notBefore ?? 0) - clock.monotonic())
  if (reason && waitMs > 0) {
    throw fail(reason.code, `The last prompt brought no session. Try again in ${waitMs} ms.`, {
      retryable: true,
    })
  }
  close(circuit)
}

/** Why a login failed, as far as the circuit is concerned. */
export type Failure = Pick<SessionError, 'code'> & Partial<Pick<SessionError, 'retryable'>>

/**
 * Opens the circuit for these credentials. Where a prompt was shown, and another one might help, that one waits, 2 s, then
 * 4 s, and the third in a row that brings no session opens it: nobody is to get one mail after another.
 */
export async function lockOut(
  circuit: LockoutCircuit,
  credentials: unknown,
  failure: Failure,
): Promise<void> {
  circuit.rejected ??= { take: createFingerprint(), reasons: new Map() }
  const { take, reasons } = circuit.rejected
  const fingerprint = await take(credentials)
  const last = reasons.get(fingerprint)
  if (last?.notBefore === Infinity) return

  const { code } = failure
  const futile = (last?.futile ?? 0) + 1
  const isOpen = opensCircuit(failure, true) || futile > 2
  const notBefore = isOpen ? Infinity : circuit.clock.monotonic() + 1000 * 2 ** futile
  reasons.set(fingerprint, { code, notBefore, futile })
  if (!isOpen) return

  circuit.isLocked = true
  tell(circuit, { type: 'locked', code })
}

/** These credentials brought a session. */
export async function forgive({ rejected }: LockoutCircuit, credentials: unknown): Promise<void> {
  if (rejected?.reasons.size) rejected.reasons.delete(await rejected.take(credentials))
}

/** Whether the credentials must not be sent again. After a prompt, anything that would only prompt again counts. */
export function opensCircuit({ code, retryable }: Failure, asked: boolean): boolean {
  const isFinal = /^(?:credentials-rejected|login-refused|challenge-unanswered)$/.test(code)
  return isFinal || (asked && !retryable)
}
