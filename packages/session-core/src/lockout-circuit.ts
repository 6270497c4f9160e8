import type { Fail, SessionErrorCode } from './errors/session-error.ts'
import { createFingerprint } from './fingerprint.ts'
import { remember } from './remember.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit {
  readonly isOpen: () => boolean
  /** Lets credentials pass, closing the circuit, unless they were ever rejected: `credentials-locked`. */
  readonly admit: (credentials: unknown) => Promise<void>
  readonly open: (credentials: unknown, because: SessionErrorCode) => Promise<void>
  /** Closes the circuit, and forgets what was rejected. */
  readonly rearm: () => void
}

/** A circuit that remembers fingerprints of what was rejected, not the things; `closed` hears when it closes. */
export function createLockoutCircuit(fail: Fail, closed: () => void): LockoutCircuit {
  // All of them: a provider that hands out two wrong passwords in turn would send each of them for ever.
  const rejected = new Map<string, SessionErrorCode>()
  let isOpen = false
  const take = createFingerprint()
  const close = (): void => {
    if (isOpen) closed()
    isOpen = false
  }

  return {
    isOpen: () => isOpen,
    admit: async (credentials) => {
      const because = rejected.size > 0 && rejected.get(await take(credentials))
      if (!because) {
        close()
        return
      }
      isOpen = true
      throw fail(
        'credentials-locked',
        `These credentials ended in ${because}. Correct them, then call rearm().`,
      )
    },
    open: async (credentials, because) => {
      remember(rejected, await take(credentials), because)
      isOpen = true
    },
    rearm: () => {
      rejected.clear()
      close()
    },
  }
}
