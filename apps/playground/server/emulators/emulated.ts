import type { Emulated } from '../sessions/vendor-panel.ts'
import { appviewxKnobs } from './appviewx-knobs.ts'
import { securidKnobs } from './securid-knobs.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'

/** AppViewX's emulator as its counter sees it. */
export const emulatedAppViewX = (emulator: AppViewXEmulator): Emulated => ({
  emulator,
  knobs: (username) => appviewxKnobs(emulator, () => username() ?? 'admin'),
  mail: (username) => {
    const mail = emulator.outbox.findLast((each) => each.username === username)
    return mail === undefined ? undefined : { to: mail.to, otp: mail.otp }
  },
})

/** SecurID's emulator as its counter sees it. */
export const emulatedSecurId = (emulator: SecurIdEmulator): Emulated => ({
  emulator,
  knobs: (username) => securidKnobs(emulator, () => username() ?? 'user01'),
  mail: () => undefined,
})
