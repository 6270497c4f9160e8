import { assertGiven } from '../assert-given.ts'
import { checkOptions, type OptionRule, type OptionRules } from '../check-options.ts'
import { type Secret, secret } from '../secrets/secret.ts'
import { aText } from './call-options.ts'
import { credentialFields, revealed } from './fields-of.ts'

/** Who may log in. */
export interface AccountKinds<Kind extends string> {
  /**
   * The fields of each kind of account: the name first, then the secret, then those that may be left out. The first
   * kind is assumed where no field of another one is given.
   */
  readonly kinds: Readonly<Record<Kind, OptionRules>>
  /** Throws a `SessionError` that names the field where a request cannot carry the value unchanged. */
  readonly assertSendable: (field: string, value: string, kind: Kind) => void
}

/** Who logs in. */
export interface GivenAccount<Kind extends string> {
  readonly kind: Kind
  readonly name: string
  readonly secret: Secret<string>
  /** The other fields that were given. */
  readonly more: Readonly<Record<string, string>>
}

/**
 * A name for Basic authentication. A colon would end it (RFC 7617, 2), and the rest would count as the beginning of the
 * password: a failed attempt before the lockout.
 */
export const aBasicName: OptionRule = {
  ...aText,
  expects: 'a text without a colon that is not empty',
  accepts: (value) => aText.accepts(value) && !String(value).includes(':'),
}

/**
 * Reads credentials strictly. A field that is `undefined` counts as absent.
 *
 * @throws SessionError `invalid-options`, naming the field and never its value.
 */
export function readAccount<Kind extends string>(
  protocol: string,
  account: AccountKinds<Kind>,
  credentials: unknown,
): GivenAccount<Kind> {
  assertGiven([account], 'readAccount takes a name, { kinds, assertSendable } and credentials')
  const { kinds, assertSendable } = account
  const given = credentialFields(protocol, credentials)
  const isGiven = (kind: Kind): boolean =>
    Object.keys(kinds[kind]).some((field) => given[field] !== undefined)
  const [usual, ...others] = Object.keys(kinds) as [Kind, ...Kind[]]
  const kind = others.find((other) => isGiven(other)) ?? usual

  const options = kinds[kind]
  const texts = Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, revealed(value)]),
  ) as Readonly<Record<string, string>>
  // Where none is known, it helps to hear of all that there are: `client_id` is no username that is missing.
  const all = Object.values<OptionRules>(kinds).flatMap((fields) => Object.keys(fields))
  const isKnown = isGiven(kind) || Object.keys(texts).length === 0
  const rules = isKnown ? options : (Object.fromEntries(all.map((field) => [field, {}])) as OptionRules)
  checkOptions(protocol, { credentials: { options: rules } }, { credentials: texts })
  for (const [field, value] of Object.entries(texts)) assertSendable(field, value, kind)

  const [name = '', own = ''] = Object.keys(options)
  const { [name]: who = '', [own]: proof = '', ...more } = texts
  return { kind, name: who, secret: secret(proof), more }
}
