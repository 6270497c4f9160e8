import type { Card } from '../../shared/card.ts'
import { demoAccounts } from '../../shared/demo-accounts.ts'
import type { ShownCall } from '../../shared/overview.ts'
import type { Action } from '../program/pressed.ts'
import { CallControls } from './call-controls.tsx'
import { isSignedIn } from './is-signed-in.ts'
import { OtpQuestion } from './otp-question.tsx'
import type { JSX } from 'preact'

/** What can be called, and how. */
export interface NextStepProps {
  readonly card: Card
  readonly calls: readonly ShownCall[]
  readonly act: (action: Action) => Promise<void>
}

/** An answer, where the server asks; otherwise calls, where somebody is or can be signed in. */
export function NextStep({ act, calls, card }: NextStepProps): JSX.Element | null {
  const { live, question, session, vendor } = card
  if (question !== undefined) return <OtpQuestion vendor={vendor} question={question} act={act} />

  const isCold = !isSignedIn(card)
  if (live && isCold) return null
  return (
    <>
      <CallControls calls={calls} isCold={isCold} act={act} />
      {isCold && session?.phase !== 'locked' && (
        <p class="hint">Nobody is signed in: the first call logs in{firstAccount(card)}.</p>
      )}
    </>
  )
}

/** As whom the first call logs in, as long as nobody has typed anything. */
function firstAccount({ session, vendor }: Card): string {
  const [account] = demoAccounts[vendor]
  return session === undefined && account !== undefined ? ` as ${account.title}` : ''
}
