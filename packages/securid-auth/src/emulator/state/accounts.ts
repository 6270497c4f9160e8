import type { SecurIdEmulatorSettings } from '../settings.ts'
import { record, text, type EmulatorClock, type Rule } from '@org/session-core/emulator'

/** Someone who can sign in with `loginUser`. With `authSource`, only by naming exactly that source. */
export interface SecurIdUser {
  readonly username: string
  readonly password: string
  readonly authSource?: string
}

/** An application that can sign in with `loginTrustedApp`. */
export interface SecurIdTrustedApp {
  readonly clientId: string
  readonly clientSecret: string
}

/** A user as it is given. */
export const userRule: Rule<SecurIdUser> = record<Required<SecurIdUser>, 'username' | 'password'>(
  { username: text, password: text, authSource: text },
  ['username', 'password'],
)

/** An application as it is given. */
export const trustedAppRule: Rule<SecurIdTrustedApp> = record({ clientId: text, clientSecret: text }, [
  'clientId',
  'clientSecret',
])

/** Who can sign in when nobody says otherwise. */
export const defaultUsers: readonly SecurIdUser[] = [
  { username: 'user01', password: 'password123' },
  { username: 'user02', password: 'password456' },
  { username: 'user03', password: 'password789', authSource: 'Corporate AD' },
]

/** Which application can sign in when nobody says otherwise. */
export const defaultTrustedApps: readonly SecurIdTrustedApp[] = [
  {
    clientId: '624366536445383500',
    clientSecret: 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456',
  },
]

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
  readonly usernames: () => readonly string[]
  /** Whether somebody can sign in by this name. */
  readonly has: (username: string) => boolean
}

/** Whom a server knows. */
export interface KnownAccounts {
  readonly users: readonly SecurIdUser[]
  readonly trustedApps: readonly SecurIdTrustedApp[]
}

/** One text for a name and a source, which no other pair has. */
const keyOf = ({
  authSource = null,
  username,
}: Pick<PresentedUser, 'username'> & { readonly authSource?: string | null | undefined }): string =>
  JSON.stringify([username, authSource])

/** The users and applications of one server, and which of them are locked; of two with one name the last counts. */
export function createAccounts(
  { trustedApps, users }: KnownAccounts,
  settings: () => SecurIdEmulatorSettings,
  clock: EmulatorClock,
): Accounts {
  const known = new Map(users.map((user) => [keyOf(user), user]))
  const usernames = [...new Set(users.map(({ username }) => username))]
  const names = new Set(usernames)
  const apps = new Map(trustedApps.map((app) => [app.clientId, app]))
  const failures = new Map<string, number>()
  const lockedUntil = new Map<string, number>()

  const isLocked = (username: string): boolean => clock.now() < (lockedUntil.get(username) ?? 0)
  const countFailure = (username: string): void => {
    const count = (failures.get(username) ?? 0) + 1
    const { lockAfter, lockMinutes } = settings()
    const locks = lockAfter > 0 && count >= lockAfter
    failures.set(username, locks ? 0 : count)
    if (locks) lockedUntil.set(username, clock.now() + lockMinutes * 60_000)
  }

  return {
    user: ({ username, password, authSource }) => {
      const account = known.get(keyOf({ username, authSource }))
      if (account === undefined || isLocked(username)) return undefined

      if (account.password !== password) {
        countFailure(username)
        return undefined
      }
      failures.delete(username)
      return account
    },
    app: ({ clientId, clientSecret }) => {
      const app = apps.get(clientId)
      return app?.clientSecret === clientSecret ? app : undefined
    },
    usernames: () => usernames,
    has: (username) => names.has(username),
    lock: (username) => {
      lockedUntil.set(username, Infinity)
    },
    unlock: (username) => {
      lockedUntil.delete(username)
      failures.delete(username)
    },
  }
}
