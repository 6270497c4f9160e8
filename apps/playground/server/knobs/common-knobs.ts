import { type Knob, slowMs } from '../../shared/knob.ts'

/** What can be done to either emulator. */
interface Breakable {
  readonly failNext: (fault: 'drop-reply' | 'garble' | 'redirect') => void
  readonly slowBy: (ms: number) => void
  readonly lock: (username: string) => void
  readonly unlock: (username: string) => void
}

/** What may happen to the next reply of any server. */
export const faultKnobs = (server: Breakable): readonly Knob[] => [
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
]

/** What stays as it is until it is switched off; `example` is whom the code locks that the page shows. */
export const switchKnobs = (server: Breakable, username: () => string, example: string): readonly Knob[] => [
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
    code: `emulator.lock('${example}')`,
    turn: (on) => (on ? server.lock(username()) : server.unlock(username())),
  },
]
