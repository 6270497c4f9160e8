import type { ServerView } from '../../shared/card.ts'
import { demoAccounts } from '../../shared/demo-accounts.ts'
import type { Knob } from '../../shared/knob.ts'
import type { Redactor } from '../../shared/recording/redactor.ts'
import { createDoctor, type Doctor } from '../doctor/doctor.ts'
import type { Emulated } from '../knobs/emulated.ts'
import { createSwitches } from '../knobs/switches.ts'
import type { SessionParts } from './controlled-session.ts'
import { createSessionController, type SessionController } from './session-controller.ts'

/** A card's controller, and the knobs of its emulator; a real installation has none. */
export interface VendorPanel {
  readonly controller: SessionController
  readonly doctor: Doctor
  readonly knobs: readonly Knob[]
  readonly ca: string | undefined
  /** Turns a knob; false when there is no such knob. */
  readonly turn: (knob: string, on: boolean) => boolean
}

/** What a panel works with; without `emulated`, a real installation is behind `url`. */
export interface VendorPanelParts extends Omit<SessionParts, 'learn' | 'server'> {
  readonly redactor: Redactor
  readonly emulated?: Emulated | undefined
  /** The file of an authority that the doctor is to trust as well. */
  readonly ca?: string | undefined
}

/** A panel nobody has used yet. */
export function createVendorPanel({ ca, emulated, redactor, ...parts }: VendorPanelParts): VendorPanel {
  const { learn } = redactor
  const doctorFor = ({ typed }: SessionController): Doctor =>
    createDoctor({ vendor: parts.driver.vendor, url: parts.url, feed: parts.feed, ca, redactor, typed })
  if (emulated === undefined) {
    const controller = createSessionController({ ...parts, learn })
    return { controller, doctor: doctorFor(controller), ca, knobs: [], turn: () => false }
  }

  const { emulator, mail } = emulated
  const knobs = emulated.knobs(() => controller.username())
  const switches = createSwitches(knobs, () => controller.publish())
  const view = (): ServerView => ({
    loginAttempts: emulator.loginAttempts,
    liveSessions: emulator.liveSessions,
    requestsSeen: emulator.requestsSeen,
    on: switches.on(),
  })
  const controller = createSessionController({
    ...parts,
    learn,
    account: demoAccounts[parts.driver.vendor][0]?.credentials,
    server: { view, mail: () => mail(controller.username()) },
  })
  const turn = (name: string, on: boolean): boolean => {
    try {
      return switches.turn(name, on)
    } catch (error) {
      // An emulator is strict: it knows no such user, for instance.
      controller.showProblem(error instanceof Error ? error.message : 'The emulator refused.')
      return true
    }
  }
  return { controller, doctor: doctorFor(controller), ca, knobs, turn }
}
