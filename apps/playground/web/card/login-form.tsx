import type { Card } from '../../shared/card.ts'
import type { Credentials } from '../../shared/credentials.ts'
import { type DemoAccount, demoAccounts } from '../../shared/demo-accounts.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Instructions } from '../feed/api.ts'
import { Field } from './field.tsx'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** Where the form stands, and what it is to say. */
export interface LoginFormProps {
  readonly card: Card
  /** The server's own words, as text. */
  readonly instructions: Instructions | undefined
  readonly signIn: (credentials: Credentials) => Promise<void>
}

type Kind = 'person' | 'service'

const empty = { username: '', password: '', authSource: '', clientId: '', clientSecret: '' }
const serviceNames: Readonly<Record<VendorName, string>> = {
  appviewx: 'Service account',
  securid: 'Trusted application',
}

/** Who signs in, by either kind of credentials. What is typed is forgotten once it was right. */
export function LoginForm({ card, instructions, signIn }: LoginFormProps): JSX.Element {
  const { live, problem, vendor } = card
  const [kind, setKind] = useState<Kind>('person')
  const [typed, setTyped] = useState(empty)
  const [isMissing, setIsMissing] = useState('')
  const set = (name: keyof typeof empty) => (value: string) => setTyped({ ...typed, [name]: value })
  const errorOf = (name: keyof typeof empty): string | undefined => {
    if (isMissing === name) return 'Fill this in.'
    return problem?.field === name ? problem.message : undefined
  }
  const field = (name: keyof typeof empty, label: string, options: { readonly secret?: true } = {}) => (
    <Field
      id={`${vendor}-${name}`}
      label={label}
      value={typed[name]}
      change={set(name)}
      error={errorOf(name)}
      {...options}
    />
  )

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const missing = namesOf(kind).find((name) => typed[name] === '')
    setIsMissing(missing ?? '')
    if (missing !== undefined) {
      document.getElementById(`${vendor}-${missing}`)?.focus()
      return
    }
    await signIn(credentialsOf(kind, typed))
  }
  const fill = ({ credentials }: DemoAccount): void => {
    setKind('username' in credentials ? 'person' : 'service')
    setTyped({ ...empty, ...credentials })
    setIsMissing('')
  }

  return (
    <form class="login" autocomplete="off" noValidate onSubmit={(event) => void submit(event)}>
      {instructions !== undefined && instructions.instructions !== '' && (
        <p class="instructions">{instructions.instructions}</p>
      )}
      <fieldset class="choice">
        <legend class="visually-hidden">Who signs in</legend>
        {(['person', 'service'] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`${vendor}-kind`}
              checked={kind === each}
              onChange={() => setKind(each)}
            />
            {each === 'person' ? 'Person' : serviceNames[vendor]}
          </label>
        ))}
      </fieldset>
      {kind === 'person' ? (
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
      )}
      <button type="submit" class="primary">
        Sign in
      </button>
      {!live && (
        <p class="demo-accounts">
          Fill in a demo account:{' '}
          {demoAccounts[vendor].map((account) => (
            <button type="button" class="link" key={account.title} onClick={() => fill(account)}>
              {account.title}
            </button>
          ))}
        </p>
      )}
    </form>
  )
}

const namesOf = (kind: Kind): readonly (keyof typeof empty)[] =>
  kind === 'person' ? ['username', 'password'] : ['clientId', 'clientSecret']

function credentialsOf(kind: Kind, typed: typeof empty): Credentials {
  const { authSource, clientId, clientSecret, password, username } = typed
  if (kind === 'service') return { clientId, clientSecret }
  return { username, password, ...(authSource !== '' && { authSource }) }
}
