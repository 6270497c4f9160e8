import type { Card } from '../../shared/card.ts'
import type { Credentials } from '../../shared/credentials.ts'
import { demoAccounts } from '../../shared/demo-accounts.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Instructions } from '../feed/api.ts'
import { CredentialFields } from './credential-fields.tsx'
import { type LoginFormState, useLoginForm } from './use-login-form.ts'
import type { JSX } from 'preact'

/** Where the form stands, and what it is to say. */
export interface LoginFormProps {
  readonly card: Card
  /** The server's own words, as text. */
  readonly instructions: Instructions | undefined
  readonly signIn: (credentials: Credentials) => Promise<void>
}

/** Who signs in, by either kind of credentials. What is typed is forgotten once it was right. */
export function LoginForm({ card, instructions, signIn }: LoginFormProps): JSX.Element {
  const { live, vendor } = card
  const form = useLoginForm()
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const credentials = form.read()
    if (typeof credentials === 'string') document.getElementById(`${vendor}-${credentials}`)?.focus()
    else await signIn(credentials)
  }

  return (
    <form class="login" autocomplete="off" noValidate onSubmit={(event) => void submit(event)}>
      {instructions !== undefined && instructions.instructions !== '' && (
        <p class="instructions">{instructions.instructions}</p>
      )}
      <KindChoice vendor={vendor} form={form} />
      <CredentialFields card={card} form={form} instructions={instructions} />
      <button type="submit" class="primary">
        Sign in
      </button>
      {!live && (
        <p class="demo-accounts">
          Fill in a demo account:{' '}
          {demoAccounts[vendor].map(({ credentials, title }) => (
            <button type="button" class="link" key={title} onClick={() => form.fill(credentials)}>
              {title}
            </button>
          ))}
        </p>
      )}
    </form>
  )
}

const serviceNames: Readonly<Record<VendorName, string>> = {
  appviewx: 'Service account',
  securid: 'Trusted application',
}

const KindChoice = ({
  form,
  vendor,
}: {
  readonly form: LoginFormState
  readonly vendor: VendorName
}): JSX.Element => (
  <fieldset class="choice">
    <legend class="visually-hidden">Who signs in</legend>
    {(['person', 'service'] as const).map((kind) => (
      <label key={kind}>
        <input
          type="radio"
          name={`${vendor}-kind`}
          checked={form.kind === kind}
          onChange={() => form.choose(kind)}
        />
        {kind === 'person' ? 'Person' : serviceNames[vendor]}
      </label>
    ))}
  </fieldset>
)
