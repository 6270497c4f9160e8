import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import { tell } from '../observers.ts'
import { createFingerprint } from '../secrets/fingerprint.ts'
import { close, type LockoutCircuit, type Rejection } from './rejections.ts'

/** Prompts in a row that may bring no session, before the circuit opens. */
const mostFutile = 3
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
  if (reason ? reason.notBefore === Infinity : isFull(circuit)) {
    circuit.isLocked = true
    const why = reason?.code ?? `${mostRejected} rejections`
    throw fail('credentials-locked', `Not sent again after ${why}. Settle it, then call rearm().`)
  }
  const waitMs = (reason?.notBefore ?? 0) - clock.monotonic()
  if (reason && waitMs > 0) {
    throw fail(reason.code, `The last prompt brought no session. Try again in ${Math.ceil(waitMs)} ms.`, {
      retryable: true,
    })
  }
  close(circuit)
}

function isFull({ rejected }: LockoutCircuit): boolean {
  return rejected !== undefined && rejected.reasons.size >= mostRejected
}

/** Opens the circuit for these credentials. */
export async function lockOut(
  circuit: LockoutCircuit,
  credentials: unknown,
  code: SessionErrorCode,
): Promise<void> {
  await note(circuit, credentials, () => ({ code, notBefore: Infinity, futile: 0 }))
}

/**
 * A prompt was shown and brought no session: the next one waits, 2 s, then 4 s. After three in a row the circuit opens:
 * nobody is to get one mail after another.
 */
export async function backOffPrompt(
  circuit: LockoutCircuit,
  credentials: unknown,
  code: SessionErrorCode,
): Promise<void> {
  await note(circuit, credentials, (last) => {
    if (last?.notBefore === Infinity) return last

    const futile = (last?.futile ?? 0) + 1
    const notBefore = futile < mostFutile ? circuit.clock.monotonic() + 1000 * 2 ** futile : Infinity
    return { code, notBefore, futile }
  })
}

/** These credentials brought a session. */
export async function forgive({ rejected }: LockoutCircuit, credentials: unknown): Promise<void> {
  if (rejected?.reasons.size) rejected.reasons.delete(await rejected.take(credentials))
}

async function note(
  circuit: LockoutCircuit,
  credentials: unknown,
  next: (last: Rejection | undefined) => Rejection,
): Promise<void> {
  circuit.rejected ??= { take: createFingerprint(), reasons: new Map() }
  const { take, reasons } = circuit.rejected
  const fingerprint = await take(credentials)
  const last = reasons.get(fingerprint)
  const reason = next(last)
  reasons.set(fingerprint, reason)
  if (reason.notBefore < Infinity || reason === last) return

  circuit.isLocked = true
  tell(circuit, { type: 'locked', code: reason.code })
}
