import { SessionError, type SessionErrorCode } from './errors/session-error.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'

/** Keeps rejected credentials from being sent again: each time is one step nearer to a lockout. */
export interface LockoutCircuit {
  readonly isOpen: () => boolean
  /**
   * Lets credentials pass unless they are the rejected ones; others close the circuit.
   *
   * @throws SessionError `credentials-locked`
   */
  readonly admit: (credentials: unknown) => Promise<'as-before' | 'closed'>
  readonly open: (credentials: unknown, because: SessionErrorCode) => Promise<void>
  readonly close: () => void
}

/** A circuit that remembers a fingerprint of what was rejected, not the thing itself. */
export function createLockoutCircuit(protocol: string): LockoutCircuit {
  let rejected: { readonly mark: string; readonly because: SessionErrorCode } | undefined
  let fingerprint: Fingerprint | undefined
  const take: Fingerprint = (credentials) => (fingerprint ??= createFingerprint())(credentials)

  return {
    isOpen: () => rejected !== undefined,
    admit: async (credentials) => {
      if (rejected === undefined) return 'as-before'

      const { mark, because } = rejected
      if ((await take(credentials)) === mark) {
        throw new SessionError('credentials-locked', {
          protocol,
          message:
            `These credentials are not sent to ${protocol} again: the last login ended in ${because}. ` +
            'Correct them, then call rearm().',
        })
      }
      rejected = undefined
      return 'closed'
    },
    open: async (credentials, because) => {
      rejected = { mark: await take(credentials), because }
    },
    close: () => {
      rejected = undefined
    },
  }
}
