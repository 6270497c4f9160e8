import { type Knob, slowMs } from '../../shared/knob.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'

/** What the page can do to AppViewX's emulator; `username` is whom the account switches are about. */
export function appviewxKnobs(server: AppViewXEmulator, username: () => string): readonly Knob[] {
  return [
    {
      name: 'expire',
      kind: 'push',
      title: 'Expire all sessions',
      watch: 'The next call is refused once; one renewal, one replay.',
      code: 'emulator.expireSessions()',
      turn: () => server.expireSessions(),
    },
    {
      name: 'lose',
      kind: 'push',
      title: 'Lose the newest session',
      watch: 'As if the server had restarted: one renewal serves all.',
      code: 'emulator.loseSession()',
      turn: () => server.loseSession(),
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
      name: 'proxy-error',
      kind: 'push',
      title: 'Let a proxy answer 502',
      watch: 'An HTML page is the answer; the session stays as it is.',
      code: "emulator.failNext('proxy-error')",
      turn: () => server.failNext('proxy-error'),
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
      code: "emulator.lock('admin')",
      turn: (on) => (on ? server.lock(username()) : server.unlock(username())),
    },
    {
      name: 'otp',
      kind: 'switch',
      title: 'Require a one-time password',
      watch: 'The next login asks once, in the card.',
      code: "emulator.requireOtp('admin', true)",
      turn: (on) => server.requireOtp(username(), on),
    },
    {
      name: 'single-session',
      kind: 'switch',
      title: 'One session per user',
      watch: 'A second client evicts the first: see the story about it.',
      code: "emulator.configure({ singleSession: 'newest-wins' })",
      turn: (on) => server.configure({ singleSession: on ? 'newest-wins' : 'off' }),
    },
  ]
}
