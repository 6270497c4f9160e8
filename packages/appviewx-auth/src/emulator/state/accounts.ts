import { anyText, misuse, oneOf, type Rules, strictly, strictRecord, text, yesOrNo } from '../strictness.ts'

/** A person who may sign in. */
export interface AppViewXAccount {
  readonly username: string
  readonly password: string
  /** Where one-time passwords go, and what `emailId` shows; without it, an address made of the username. */
  readonly email?: string
  /** Whether a login needs a one-time password. Default: no. */
  readonly otp?: boolean
  /** Anything but `active`, the default, refuses the right password. */
  readonly standing?: 'active' | 'disabled' | 'password-expired' | 'terms-required'
  /** What the login record says; a session is given all the same. Default: true. */
  readonly termsAccepted?: boolean
  /** What the login record says about the password's end. Default: nothing. */
  readonly passwordExpiryMsg?: string
}

/** What of an account can be changed while the server runs. */
export type AppViewXAccountChange = Partial<Omit<AppViewXAccount, 'username'>>

const changeRules: Rules<Required<AppViewXAccountChange>> = {
  password: text,
  email: text,
  otp: yesOrNo,
  standing: oneOf('active', 'disabled', 'password-expired', 'terms-required'),
  termsAccepted: yesOrNo,
  passwordExpiryMsg: anyText,
}
const rules: Rules<Required<AppViewXAccount>> = { username: text, ...changeRules }

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
  /** The account of a knob's username; a `TypeError` that lists the known ones otherwise. */
  readonly named: (username: string) => AppViewXAccount
  readonly change: (username: string, change: AppViewXAccountChange) => void
}

/** Takes accounts in, each checked. */
export function createAccounts(given: unknown): Accounts {
  if (!Array.isArray(given)) throw misuse('accounts must be a list of accounts.')

  const known = new Map<string, AppViewXAccount>()
  for (const [at, each] of (given as readonly unknown[]).entries()) {
    const account = strictRecord(`accounts[${at}]`, each, rules)
    const username = strictly(`accounts[${at}].username`, account.username, text)
    const password = strictly(`accounts[${at}].password`, account.password, text)
    known.set(username, { ...account, username, password })
  }

  const named = (username: string): AppViewXAccount => {
    const account = known.get(username)
    if (account !== undefined) return account

    throw misuse(`username must be one of ${[...known.keys()].join(', ')}, not '${username}'.`)
  }

  return {
    find: (username) => known.get(username),
    named,
    change: (username, change) => {
      const account = named(username)
      known.set(username, { ...account, ...strictRecord('the account change', change, changeRules) })
    },
  }
}

/** Where mail for this account goes. */
export const addressOf = ({ email, username }: AppViewXAccount): string => email ?? `${username}@example.com`
