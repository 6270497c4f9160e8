import type { Card } from '../../shared/card.ts'
import type { VendorOverview } from '../../shared/overview.ts'
import { ask } from '../feed/api.ts'
import { CallControls } from './call-controls.tsx'
import { CardMessages } from './card-messages.tsx'
import { EmulatorControls } from './emulator-controls.tsx'
import { LoginForm } from './login-form.tsx'
import { OtpQuestion } from './otp-question.tsx'
import { SessionFacts } from './session-facts.tsx'
import { useInstructions } from './use-instructions.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** A product, and where its session stands. */
export interface SessionCardProps {
  readonly overview: VendorOverview
  readonly card: Card
}

/** One product's controls: sign in, look, call, break the server, sign out. */
export function SessionCard({ card, overview }: SessionCardProps): JSX.Element {
  const { calls, knobs, live, title, url, vendor } = overview
  const { question, session } = card
  const [busy, setBusy] = useState(false)
  const [unheard, setUnheard] = useState(false)
  const instructions = useInstructions(vendor === 'securid')
  const phase = session?.phase ?? 'idle'
  const act = async (action: string, input?: unknown): Promise<void> => {
    setBusy(true)
    setUnheard(!(await ask(vendor, action, input)))
    setBusy(false)
  }

  return (
    <section class={`panel card ${vendor}`} aria-label={title}>
      <header class="bar">
        <h2>{title}</h2>
        <span class={`phase ${phase}`}>{phase}</span>
      </header>
      <p class="address">
        {url} {live ? <strong class="live">live: a real installation</strong> : emulatorAt(url)}
      </p>
      <SessionFacts card={card} />
      {question !== undefined && <OtpQuestion vendor={vendor} question={question} act={act} />}
      {isOpen(card) && <CallControls calls={calls} act={act} />}
      {wantsCredentials(card) && (
        <LoginForm card={card} instructions={instructions} signIn={(typed) => act('login', typed)} />
      )}
      <CardMessages card={card} busy={busy} unheard={unheard} />
      {phase === 'locked' && (
        <button type="button" onClick={() => void act('rearm')}>
          They were right: allow the same credentials again
        </button>
      )}
      {!live && <EmulatorControls knobs={knobs} on={card.server?.on ?? []} act={act} />}
    </section>
  )
}

const emulatorAt = (url: string): string =>
  url.startsWith('https:')
    ? 'emulator, over TLS with a private authority that its session verifies'
    : 'emulator'

/** Whether a form for credentials helps: not while the server waits for another answer. */
const wantsCredentials = (card: Card): boolean =>
  card.question === undefined && (!isOpen(card) || card.session?.phase === 'locked')

/** Whether somebody is signed in, or was until a moment ago and can be again. */
const isOpen = ({ session }: Card): boolean =>
  session !== undefined && session.phase !== 'closed' && session.generation > 0
