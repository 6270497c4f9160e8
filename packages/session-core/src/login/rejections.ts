import type { SessionErrorCode } from '../errors/session-error-codes.ts'
import type { Fail } from '../errors/session-error.ts'
import { type Observed, tell } from '../observers.ts'
import type { Fingerprint } from '../secrets/fingerprint.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit extends Observed {
  readonly fail: Fail
  isLocked: boolean
  /** By fingerprint: of what was rejected nothing else is kept. Made when there is something to remember. */
  rejected: Rejections | undefined
}

interface Rejections {
  readonly take: Fingerprint
  // All of them: a provider that hands out two wrong passwords in turn would send each of them for ever.
  readonly reasons: Map<string, Rejection>
}

/** Why credentials must not be sent again, and until when. */
export interface Rejection {
  readonly code: SessionErrorCode
  /** Monotonic milliseconds; `Infinity` where only `rearm()` helps. */
  readonly notBefore: number
  /** Prompts in a row that were shown and brought no session. */
  readonly futile: number
}

/** Closed, and nothing rejected. */
export const closedCircuit = { isLocked: false, rejected: undefined } as const

/** Closes the circuit, and forgets what was rejected. */
export function rearm(circuit: LockoutCircuit): void {
  circuit.rejected?.reasons.clear()
  close(circuit)
}

/** Credentials may pass. */
export function close(circuit: LockoutCircuit): void {
  if (circuit.isLocked) tell(circuit, { type: 'rearmed' })
  circuit.isLocked = false
}
