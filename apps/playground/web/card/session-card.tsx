import type { Card } from '../../shared/card.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import type { VendorOverview } from '../../shared/overview.ts'
import { ask } from '../feed/api.ts'
import { type Action, inputOf, type Pressed } from '../program/pressed.ts'
import { CardMessages } from './card-messages.tsx'
import { DoctorReport } from './doctor-report.tsx'
import { EmulatorControls } from './emulator-controls.tsx'
import { isSignedIn } from './is-signed-in.ts'
import { NextStep } from './next-step.tsx'
import { SessionFacts } from './session-facts.tsx'
import { SignIn } from './sign-in.tsx'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** A product, and where its session stands. */
export interface SessionCardProps {
  readonly overview: VendorOverview
  readonly card: Card
  readonly diagnosis: Diagnosis | undefined
  /** Is called for everything that is pressed here. */
  readonly pressed: (pressed: Pressed) => void
}

/** One product's controls: call, look, sign in, break the server, sign out. */
export function SessionCard({ card, diagnosis, overview, pressed }: SessionCardProps): JSX.Element {
  const { ca, calls, knobs, live, title, url, vendor } = overview
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const phase = card.session?.phase ?? 'idle'
  const act = async (action: Action): Promise<void> => {
    pressed({ vendor, url, ca, action })
    setBusy(true)
    setFailed(!(await ask(vendor, action.name, inputOf(action))))
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
      <NextStep card={card} calls={calls} act={act} />
      <CardMessages card={card} busy={busy} failed={failed} />
      {phase === 'locked' && (
        <button type="button" onClick={() => void act({ name: 'rearm' })}>
          They were right: allow the same credentials again
        </button>
      )}
      {wantsCredentials(card) && <SignIn card={card} act={act} />}
      <DoctorReport vendor={vendor} live={live} ca={ca} diagnosis={diagnosis} />
      {!live && <EmulatorControls knobs={knobs} on={card.server?.on ?? []} act={act} />}
    </section>
  )
}

const emulatorAt = (url: string): string =>
  url.startsWith('https:') ? 'emulator, with a private authority that its session verifies' : 'emulator'

/** Whether a form for credentials helps: not while the server waits for another answer. */
const wantsCredentials = (card: Card): boolean =>
  card.question === undefined && (!isSignedIn(card) || card.session?.phase === 'locked')
