import { oneOf, record, type Rule, text } from '@org/session-core/emulator'

/** A program that may fetch access tokens. */
export interface AppViewXServiceAccount {
  readonly clientId: string
  readonly clientSecret: string
  /** `disabled` is refused as unknown. Default: active. */
  readonly standing?: 'active' | 'disabled'
}

/** A service account as it is given. */
export const serviceAccountRule: Rule<AppViewXServiceAccount> = record<
  Required<AppViewXServiceAccount>,
  'clientId' | 'clientSecret'
>({ clientId: text, clientSecret: text, standing: oneOf('active', 'disabled') }, ['clientId', 'clientSecret'])

/** Which program can sign in when nobody says otherwise. */
export const defaultServiceAccounts: readonly AppViewXServiceAccount[] = Object.freeze([
  Object.freeze({ clientId: 'demo-service', clientSecret: 'Secret@789' }),
])
