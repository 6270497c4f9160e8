import type { Knob } from '../../shared/knob.ts'
import { faultKnobs, switchKnobs } from './common-knobs.ts'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'

/** What the page can do to SecurID's emulator; `username` is whom the account switch is about. */
export function securidKnobs(server: SecurIdEmulator, username: () => string): readonly Knob[] {
  return [
    {
      name: 'expire',
      kind: 'push',
      title: 'Expire all tokens',
      watch: 'The next call is refused once; one renewal, one replay.',
      code: 'emulator.expireSessions()',
      turn: () => server.expireSessions(),
    },
    {
      name: 'lose',
      kind: 'push',
      title: 'Lose the newest token',
      watch: 'As if the server had restarted: one renewal serves all.',
      code: 'emulator.loseSession()',
      turn: () => {
        server.loseSession()
      },
    },
    {
      name: 'no-permission',
      kind: 'push',
      title: 'Refuse the next call for want of permission',
      watch: 'Also a 401, yet no renewal follows: a login could not help.',
      code: "emulator.failNext('no-permission')",
      turn: () => server.failNext('no-permission'),
    },
    ...faultKnobs(server),
    ...switchKnobs(server, username, 'user01'),
    {
      name: 'maintenance',
      kind: 'switch',
      title: 'Put it in maintenance',
      watch: 'Every call gets 403 with the administrator’s words; no login follows.',
      code: "emulator.startMaintenance('Back at ten o’clock.')",
      turn: (on) => (on ? server.startMaintenance('Back at ten o’clock.') : server.endMaintenance()),
    },
  ]
}
