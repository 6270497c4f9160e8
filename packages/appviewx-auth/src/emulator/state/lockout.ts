import type { EmulatorClock } from '@org/session-core/emulator'

/** When wrong guesses lock an account, and for how long. */
export interface LockoutPolicy {
  readonly enabled: boolean
  /** More wrong guesses in a row than this lock. */
  readonly allowed: number
  /** 0: until someone unlocks. */
  readonly minutes: number
}

/** Counts wrong guesses, account by account. */
export interface Lockout {
  readonly isLocked: (username: string) => boolean
  readonly guessedWrong: (username: string) => void
  readonly guessedRight: (username: string) => void
  /** Until someone unlocks it. */
  readonly lock: (username: string) => void
  readonly unlock: (username: string) => void
}

/** Locks by the policy of the moment, on the server's clock. */
export function createLockout(clock: EmulatorClock, policy: () => LockoutPolicy): Lockout {
  const wrongGuesses = new Map<string, number>()
  const lockedUntil = new Map<string, number>()

  const unlock = (username: string): void => {
    wrongGuesses.delete(username)
    lockedUntil.delete(username)
  }

  return {
    unlock,
    guessedRight: (username) => {
      wrongGuesses.delete(username)
    },
    lock: (username) => {
      lockedUntil.set(username, Infinity)
    },
    isLocked: (username) => {
      const until = lockedUntil.get(username)
      if (until === undefined) return false
      if (clock.now() < until) return true

      unlock(username)
      return false
    },
    guessedWrong: (username) => {
      const { enabled, allowed, minutes } = policy()
      const guesses = (wrongGuesses.get(username) ?? 0) + 1
      wrongGuesses.set(username, guesses)
      if (!enabled || guesses <= allowed) return

      lockedUntil.set(username, minutes === 0 ? Infinity : clock.now() + minutes * 60_000)
    },
  }
}
