import { secretsIn } from '../../secrets/secrets-in.ts'
import type { Session } from '../../session.ts'
import { paintFor } from '../paint.ts'
import { say, type Terminal } from '../terminal.ts'
import { createGate } from './gate.ts'
import { createHidden } from './hidden.ts'
import { lineOf } from './line-of-event.ts'
import { type Print, watchedTransport } from './watched-transport.ts'

/** Shows a person what passes between a session and its server. */
export interface WatchedWire {
  readonly through: (transport: typeof globalThis.fetch) => typeof globalThis.fetch
  readonly follow: (session: Session) => void
  /** Hides from now on what a person typed. */
  readonly hide: (typed: string) => void
  /** Until all of it is printed. */
  readonly told: () => Promise<void>
}

/** Writes to standard error, with nothing in it of these credentials, nor of any other secret that passes. */
export function watchWire(terminal: Terminal, credentials: unknown): WatchedWire {
  const hidden = createHidden(secretsIn(credentials))
  const isSettled = createGate()
  const { dim } = paintFor(terminal.stderr, terminal)
  let printed = Promise.resolve()
  const print: Print = (lines) => {
    printed = printed.then(async () => {
      for (const line of await lines()) say(terminal, dim(line))
    })
  }

  return {
    through: (transport) => watchedTransport(transport, { hidden, print, isSettled }),
    follow: (session) => {
      session.subscribe((event) => {
        // Nothing was granted, or not yet.
        if (event.type === 'challenge' || event.type === 'login-failed') isSettled.open()
        print(() => Promise.resolve([`* ${lineOf(event)}`]))
      })
    },
    hide: (typed) => hidden.choose(typed.trim()),
    told: () => {
      isSettled.open()
      return printed
    },
  }
}
