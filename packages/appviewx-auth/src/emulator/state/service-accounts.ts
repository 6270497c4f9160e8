import { oneOf, record, type Rule, text } from '@org/session-core/emulator'

/** A program that may fetch access tokens. */
export interface AppViewXServiceAccount {
  readonly clientId: string
  readonly clientSecret: string
  /** What AppViewX calls it: the `sub` of its tokens. Default: `Application_1`, `Application_2`, … in the list's order. */
  readonly name?: string
  /** Default: `active`. `disabled` is refused like an unknown one. */
  readonly standing?: 'active' | 'disabled'
}

/** A service account as it is given. */
export const serviceAccountRule: Rule<AppViewXServiceAccount> = record<
  Required<AppViewXServiceAccount>,
  'clientId' | 'clientSecret'
>({ clientId: text, clientSecret: text, name: text, standing: oneOf('active', 'disabled') }, [
  'clientId',
  'clientSecret',
])

/** Which program can sign in when nobody says otherwise. */
export const defaultServiceAccounts: readonly AppViewXServiceAccount[] = Object.freeze([
  Object.freeze({ clientId: 'demo-service', clientSecret: 'Secret@789' }),
])

/** A service account with its name. */
export type NamedServiceAccount = AppViewXServiceAccount & { readonly name: string }

/** The accounts by client id; of two with one id the last counts. */
export const byClientId = (
  accounts: readonly AppViewXServiceAccount[],
): ReadonlyMap<string, NamedServiceAccount> =>
  new Map(
    accounts.map((account, index) => [account.clientId, { name: `Application_${index + 1}`, ...account }]),
  )
