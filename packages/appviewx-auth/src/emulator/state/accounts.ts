import { anyText, oneOf, record, type Rule, type Rules, text, yesOrNo } from '@org/session-core/emulator'

/** A person who may sign in. */
export interface AppViewXAccount {
  readonly username: string
  readonly password: string
  /** Where one-time passwords go, and what `emailId` shows. Default: an address made of the username. */
  readonly email?: string
  /** Whether a login needs a one-time password. Default: no. */
  readonly otp?: boolean
  /** `active` is the default; any other one refuses the right password. */
  readonly standing?: 'active' | 'disabled' | 'password-expired' | 'terms-required'
  /** What the login record says; a session is given all the same. Default: true. */
  readonly termsAccepted?: boolean
  /** What the login record says about the password's end. Default: nothing. */
  readonly passwordExpiryMsg?: string
}

/** What of an account can be changed while the server runs. */
export type AppViewXAccountChange = Partial<Omit<AppViewXAccount, 'username'>>

/** What each part of an account may be. */
export const changeRules: Rules<Required<AppViewXAccountChange>> = {
  password: text,
  email: text,
  otp: yesOrNo,
  standing: oneOf('active', 'disabled', 'password-expired', 'terms-required'),
  termsAccepted: yesOrNo,
  passwordExpiryMsg: anyText,
}
/** An account as it is given. */
export const accountRule: Rule<AppViewXAccount> = record<Required<AppViewXAccount>, 'username' | 'password'>(
  { username: text, ...changeRules },
  ['username', 'password'],
)

/** Who can sign in when nobody says otherwise: one with a password alone, one who needs an OTP too. */
export const defaultAccounts: readonly AppViewXAccount[] = Object.freeze([
  Object.freeze({ username: 'admin', password: 'Password@123' }),
  Object.freeze({
    username: 'mfa.user',
    password: 'Password@456',
    email: 'aaa.mfa.user@example.com',
    otp: true,
  }),
])

/** The people this server knows. */
export interface Accounts {
  readonly find: (username: string) => AppViewXAccount | undefined
  readonly usernames: () => readonly string[]
  /** Changes an account that there is. */
  readonly change: (username: string, change: AppViewXAccountChange) => void
}

/** Takes accounts in; of two with one username the last counts. */
export function createAccounts(given: readonly AppViewXAccount[]): Accounts {
  const known = new Map(given.map((account) => [account.username, account]))

  return {
    find: (username) => known.get(username),
    usernames: () => [...known.keys()],
    change: (username, change) => {
      const account = known.get(username)
      if (account !== undefined) known.set(username, { ...account, ...change })
    },
  }
}

/** Where mail for this account goes. */
export const addressOf = ({ email, username }: AppViewXAccount): string => email ?? `${username}@example.com`
