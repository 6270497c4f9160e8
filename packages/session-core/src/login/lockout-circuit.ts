import { remember } from '../bounded-memory.ts'
import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import type { Fail } from '../errors/session-error.ts'
import { type Observed, tell } from '../observers.ts'
import { createFingerprint, type Fingerprint } from '../secrets/fingerprint.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit extends Observed {
  readonly fail: Fail
  isLocked: boolean
  /** Why, by fingerprint: of what was rejected nothing else is kept. Made when there is something to remember. */
  rejected: Rejections | undefined
}

interface Rejections {
  readonly take: Fingerprint
  // All of them: a provider that hands out two wrong passwords in turn would send each of them for ever.
  readonly reasons: Map<string, SessionErrorCode>
}

/** Closed, and nothing rejected. */
export const closedCircuit = { isLocked: false, rejected: undefined } as const

/** Lets credentials pass, closing the circuit, unless they were ever rejected: `credentials-locked`. */
export async function admit(circuit: LockoutCircuit, credentials: unknown): Promise<void> {
  const { rejected, fail } = circuit
  const because = rejected?.reasons.get(await rejected.take(credentials))
  if (!because) {
    close(circuit)
    return
  }
  circuit.isLocked = true
  throw fail('credentials-locked', `These credentials ended in ${because}. Correct them, then call rearm().`)
}

/** Opens the circuit for these credentials. */
export async function lockOut(
  circuit: LockoutCircuit,
  credentials: unknown,
  because: SessionErrorCode,
): Promise<void> {
  circuit.rejected ??= { take: createFingerprint(), reasons: new Map() }
  const { take, reasons } = circuit.rejected
  remember(reasons, await take(credentials), because)
  circuit.isLocked = true
}

/** Closes the circuit, and forgets what was rejected. */
export function rearm(circuit: LockoutCircuit): void {
  circuit.rejected?.reasons.clear()
  close(circuit)
}

function close(circuit: LockoutCircuit): void {
  if (circuit.isLocked) tell(circuit, { type: 'rearmed' })
  circuit.isLocked = false
}
