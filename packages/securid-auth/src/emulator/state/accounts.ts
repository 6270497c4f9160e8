import type { EmulatorClock } from '../clock.ts'
import type { Settings } from '../defaults.ts'
import type { SecurIdTrustedApp, SecurIdUser } from '../options.ts'
import { oneOf } from '../strictness.ts'

/** What someone says to be a user. */
interface PresentedUser {
  readonly username: string
  readonly password: string
  readonly authSource: string | undefined
}

/** Who can sign in here. */
export interface Accounts {
  /** The user these words belong to; undefined when wrong or locked, which the wire does not tell apart. */
  readonly user: (presented: PresentedUser) => SecurIdUser | undefined
  /** The application this pair belongs to. */
  readonly app: (presented: SecurIdTrustedApp) => SecurIdTrustedApp | undefined
  /** Locks a user until `unlock`. */
  readonly lock: (username: string) => void
  readonly unlock: (username: string) => void
}

/** The users and applications of one installation, and which of them are locked. */
export function createAccounts(settings: Settings, clock: EmulatorClock): Accounts {
  const failures = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  const known = (username: string): void => {
    oneOf(settings.users.map((user) => user.username))('username', username)
  }

  const isLocked = (username: string): boolean => clock.now() < (lockedUntil.get(username) ?? 0)
  const countFailure = (username: string): void => {
    const count = (failures.get(username) ?? 0) + 1
    const locks = count === settings.lockAfter
    failures.set(username, locks ? 0 : count)
    if (locks) lockedUntil.set(username, clock.now() + settings.lockMinutes * 60_000)
  }

  return {
    user: ({ username, password, authSource }) => {
      const account = settings.users.find(
        (user) => user.username === username && user.authSource === authSource,
      )
      if (account === undefined || isLocked(username)) return undefined

      if (account.password !== password) {
        countFailure(username)
        return undefined
      }
      failures.delete(username)
      return account
    },
    app: ({ clientId, clientSecret }) =>
      settings.trustedApps.find((app) => app.clientId === clientId && app.clientSecret === clientSecret),
    lock: (username) => {
      known(username)
      lockedUntil.set(username, Infinity)
    },
    unlock: (username) => {
      known(username)
      lockedUntil.delete(username)
      failures.delete(username)
    },
  }
}
