import type { Fail, SessionErrorCode } from './errors/session-error.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit {
  readonly isOpen: () => boolean
  /** Lets credentials pass, closing the circuit, unless they were ever rejected: `credentials-locked`. */
  readonly admit: (credentials: unknown) => Promise<void>
  readonly open: (credentials: unknown, because: SessionErrorCode) => Promise<void>
  /** Closes the circuit, and forgets what was rejected. */
  readonly rearm: () => void
}

/** More than any provider has; one that makes new ones each time must not fill the memory. */
const mostRejected = 100

/** A circuit that remembers fingerprints of what was rejected, not the things; `closed` hears when it closes. */
export function createLockoutCircuit(fail: Fail, closed: () => void): LockoutCircuit {
  // All of them: a provider that hands out two wrong passwords in turn would send each of them for ever.
  const rejected = new Map<string, SessionErrorCode>()
  let isOpen = false
  let fingerprint: Fingerprint | undefined
  const take: Fingerprint = (credentials) => (fingerprint ??= createFingerprint())(credentials)
  const close = (): void => {
    if (isOpen) closed()
    isOpen = false
  }

  return {
    isOpen: () => isOpen,
    admit: async (credentials) => {
      const because = rejected.size === 0 ? undefined : rejected.get(await take(credentials))
      if (because === undefined) {
        close()
        return
      }
      isOpen = true
      const why = `A login with these credentials ended in ${because}, so they are not sent again.`
      throw fail('credentials-locked', `${why} Correct them, then call rearm().`)
    },
    open: async (credentials, because) => {
      rejected.set(await take(credentials), because)
      isOpen = true
      const [oldest] = rejected.keys()
      if (rejected.size > mostRejected && oldest !== undefined) rejected.delete(oldest)
    },
    rearm: () => {
      rejected.clear()
      close()
    },
  }
}
