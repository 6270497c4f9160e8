import type { Card } from '../../shared/card.ts'
import type { Instructions } from '../feed/api.ts'
import { Field } from './field.tsx'
import type { FieldName, LoginFormState } from './use-login-form.ts'
import type { JSX } from 'preact'

/** Which fields there are, and what they say. */
export interface CredentialFieldsProps {
  readonly card: Card
  readonly form: LoginFormState
  readonly instructions: Instructions | undefined
}

/** The fields of either kind of credentials, under the server's own labels where it has some. */
export function CredentialFields({ card, form, instructions }: CredentialFieldsProps): JSX.Element {
  const { problem, vendor } = card
  const errorOf = (name: FieldName): string | undefined => {
    if (form.missing === name) return 'Fill this in.'
    return problem?.field === name ? problem.message : undefined
  }
  const field = (name: FieldName, label: string, options: { readonly secret?: true } = {}) => (
    <Field
      id={`${vendor}-${name}`}
      label={label}
      value={form.typed[name]}
      change={(value) => form.type(name, value)}
      error={errorOf(name)}
      {...options}
    />
  )

  return form.kind === 'person' ? (
    <>
      {field('username', instructions?.usernameLabel ?? 'User name')}
      {field('password', instructions?.passwordLabel ?? 'Password', { secret: true })}
      {vendor === 'securid' && field('authSource', 'Authentication source (if any)')}
    </>
  ) : (
    <>
      {field('clientId', 'Client id')}
      {field('clientSecret', 'Client secret', { secret: true })}
    </>
  )
}
