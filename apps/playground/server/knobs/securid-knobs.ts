import { type Knob, slowMs } from '../../shared/knob.ts'
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
    {
      name: 'drop-reply',
      kind: 'push',
      title: 'Drop the next reply',
      watch: 'The call fails as the connection does; nothing is sent twice.',
      code: "emulator.failNext('drop-reply')",
      turn: () => server.failNext('drop-reply'),
    },
    {
      name: 'garble',
      kind: 'push',
      title: 'Garble the next reply',
      watch: 'A call gets the noise; a login fails with unexpected-reply.',
      code: "emulator.failNext('garble')",
      turn: () => server.failNext('garble'),
    },
    {
      name: 'redirect',
      kind: 'push',
      title: 'Redirect the next call to a stranger',
      watch: 'The 302 is the answer; the stranger never hears of us.',
      code: "emulator.failNext('redirect')",
      turn: () => server.failNext('redirect'),
    },
    {
      name: 'slow',
      kind: 'switch',
      title: 'Slow the server',
      watch: `Every reply takes ${slowMs} ms longer: see who waits for whom.`,
      code: 'emulator.slowBy(1200)',
      turn: (on) => server.slowBy(on ? slowMs : 0),
    },
    {
      name: 'lock',
      kind: 'switch',
      title: 'Lock the account',
      watch: 'A session goes on; the next login is refused and never repeated.',
      code: "emulator.lock('user01')",
      turn: (on) => (on ? server.lock(username()) : server.unlock(username())),
    },
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
