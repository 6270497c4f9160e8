import type { Knob } from '../../shared/knob.ts'
import { faultKnobs, switchKnobs } from './common-knobs.ts'
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
    ...faultKnobs(server),
    {
      name: 'proxy-error',
      kind: 'push',
      title: 'Let a proxy answer 502',
      watch: 'An HTML page is the answer; the session stays as it is.',
      code: "emulator.failNext('proxy-error')",
      turn: () => server.failNext('proxy-error'),
    },
    ...switchKnobs(server, username, 'admin'),
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
