import type { Card } from '../../shared/card.ts'
import type { Action } from '../program/pressed.ts'
import { LoginForm } from './login-form.tsx'
import { useInstructions } from './use-instructions.ts'
import type { JSX } from 'preact'

/** Where the form stands, and what it does. */
export interface SignInProps {
  readonly card: Card
  readonly act: (action: Action) => Promise<void>
}

/** The form for credentials: at hand where it is needed, and folded away where a demo account will do. */
export function SignIn({ act, card }: SignInProps): JSX.Element {
  const { live, session, vendor } = card
  const instructions = useInstructions(vendor === 'securid')
  const form = (
    <LoginForm
      card={card}
      instructions={instructions}
      signIn={(credentials) => act({ name: 'login', credentials })}
    />
  )

  if (live) return form
  return (
    <details class="fold sign-in" open={session?.phase === 'locked'}>
      <summary>Sign in as somebody</summary>
      {form}
    </details>
  )
}
