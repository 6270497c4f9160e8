import { misuse, oneOf, type Rules, strictly, strictRecord, text } from '../strictness.ts'

/** A program that may fetch access tokens. */
export interface AppViewXServiceAccount {
  readonly clientId: string
  readonly clientSecret: string
  /** `disabled` is refused as unknown. Default: active. */
  readonly standing?: 'active' | 'disabled'
}

const rules: Rules<Required<AppViewXServiceAccount>> = {
  clientId: text,
  clientSecret: text,
  standing: oneOf('active', 'disabled'),
}

/** Which program can sign in when nobody says otherwise. */
export const defaultServiceAccounts: readonly AppViewXServiceAccount[] = Object.freeze([
  Object.freeze({ clientId: 'demo-service', clientSecret: 'Secret@789' }),
])

/** Takes service accounts in, each checked; answers with one by its client id. */
export function createServiceAccounts(
  given: unknown,
): (clientId: string) => AppViewXServiceAccount | undefined {
  if (!Array.isArray(given)) throw misuse('serviceAccounts must be a list of service accounts.')

  const known = new Map<string, AppViewXServiceAccount>()
  for (const [at, each] of (given as readonly unknown[]).entries()) {
    const account = strictRecord(`serviceAccounts[${at}]`, each, rules)
    const clientId = strictly(`serviceAccounts[${at}].clientId`, account.clientId, text)
    const clientSecret = strictly(`serviceAccounts[${at}].clientSecret`, account.clientSecret, text)
    known.set(clientId, { ...account, clientId, clientSecret })
  }
  return (clientId) => known.get(clientId)
}
