import { type AppViewXFault, faultNames, isFault } from './faults.ts'
import type { Server } from './server.ts'
import { type AppViewXEmulatorSettings, settingRules } from './settings.ts'
import type { AppViewXAccountChange } from './state/accounts.ts'
import { duration, misuse, strictly, strictRecord, yesOrNo } from './strictness.ts'

/** What can be done to the server while it runs. A wrong value is a `TypeError`, at once. */
export interface AppViewXKnobs {
  /** All live sessions and service tokens end now, as if timed out. */
  readonly expireSessions: () => void
  /** One session or token is gone: this one, or the newest; nothing happens when none is alive. */
  readonly loseSession: (id?: string) => void
  /** The account is locked until it is unlocked. */
  readonly lock: (username: string) => void
  /** Ends a lock, also one that wrong passwords or one-time passwords caused. */
  readonly unlock: (username: string) => void
  /** From now on a login of this user needs, or needs no, one-time password. */
  readonly requireOtp: (username: string, on: boolean) => void
  /** A password is reset, an account disabled, … */
  readonly changeAccount: (username: string, change: AppViewXAccountChange) => void
  /** Moves the server's clock forward by so many milliseconds. */
  readonly advance: (ms: number) => void
  /** Changes how the server behaves from the next request on. */
  readonly configure: (change: Partial<AppViewXEmulatorSettings>) => void
}

/** The knobs of one server. */
export function createKnobs(server: Server): AppViewXKnobs {
  const { accounts, clock, otpLockout, passwordLockout, sessions } = server

  return {
    expireSessions: () => sessions.closeAll(),
    loseSession: (id) => {
      const alive = sessions.alive()
      const lost = id ?? alive.at(-1)?.id
      if (lost === undefined) return
      if (sessions.close(lost)) return

      throw misuse(`loseSession knows no live session '${lost}'. Alive are ${alive.length} others.`)
    },
    lock: (username) => passwordLockout.lock(accounts.named(username).username),
    unlock: (username) => {
      const account = accounts.named(username)
      passwordLockout.unlock(account.username)
      otpLockout.unlock(account.username)
    },
    requireOtp: (username, on) => accounts.change(username, { otp: strictly('requireOtp', on, yesOrNo) }),
    changeAccount: (username, change) => accounts.change(username, change),
    advance: (ms) => clock.advance(strictly('advance', ms, duration(0, 1e15))),
    configure: (change) => server.configure(strictRecord('settings', change, settingRules)),
  }
}

/** The fault of this name; a `TypeError` that lists them otherwise. */
export function readFault(name: unknown): AppViewXFault {
  if (isFault(name)) return name

  throw misuse(`failNext knows no fault '${String(name)}'. It knows ${faultNames.join(', ')}.`)
}
