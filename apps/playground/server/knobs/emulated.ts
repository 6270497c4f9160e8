import type { Question, ServerView } from '../../shared/card.ts'
import type { Knob } from '../../shared/knob.ts'
import { appviewxKnobs } from './appviewx-knobs.ts'
import { securidKnobs } from './securid-knobs.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'

/** What the page shows of an emulator, and what it can do to it. */
export interface Emulated {
  readonly emulator: Omit<ServerView, 'on'>
  readonly knobs: (username: () => string | undefined) => readonly Knob[]
  /** The last mail it sent to this user, if it sends any. */
  readonly mail: (username: string | undefined) => Question['mail']
}

/** AppViewX's emulator, for its panel. */
export const emulatedAppViewX = (emulator: AppViewXEmulator): Emulated => ({
  emulator,
  knobs: (username) => appviewxKnobs(emulator, () => username() ?? 'admin'),
  mail: (username) => {
    const mail = emulator.outbox.findLast((each) => each.username === username)
    return mail === undefined ? undefined : { to: mail.to, otp: mail.otp }
  },
})

/** SecurID's emulator, for its panel. */
export const emulatedSecurId = (emulator: SecurIdEmulator): Emulated => ({
  emulator,
  knobs: (username) => securidKnobs(emulator, () => username() ?? 'user01'),
  mail: () => undefined,
})
