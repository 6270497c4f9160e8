import type { Fail, SessionErrorCode } from './errors/session-error.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit {
  readonly isOpen: () => boolean
  /** Lets credentials pass, closing the circuit, unless they are the rejected ones: `credentials-locked`. */
  readonly admit: (credentials: unknown) => Promise<void>
  readonly open: (credentials: unknown, because: SessionErrorCode) => Promise<void>
  readonly close: () => void
}

/** A circuit that remembers a fingerprint of what was rejected, not the thing itself; `closed` hears when it closes. */
export function createLockoutCircuit(fail: Fail, closed: () => void): LockoutCircuit {
  let rejected: { readonly mark: string; readonly because: SessionErrorCode } | undefined
  let fingerprint: Fingerprint | undefined
  const take: Fingerprint = (credentials) => (fingerprint ??= createFingerprint())(credentials)
  const close = (): void => {
    if (rejected !== undefined) closed()
    rejected = undefined
  }

  return {
    isOpen: () => rejected !== undefined,
    admit: async (credentials) => {
      if (rejected === undefined) return

      const mark = await take(credentials)
      if (rejected.mark !== mark) {
        close()
        return
      }
      const why = `The last login with these credentials ended in ${rejected.because}, so they are not sent again.`
      throw fail('credentials-locked', `${why} Correct them, then call rearm().`)
    },
    open: async (credentials, because) => {
      rejected = { mark: await take(credentials), because }
    },
    close,
  }
}
