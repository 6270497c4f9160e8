import { createSecurIdSession, type SecurIdCredentials } from '@org/securid-auth'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import type { SessionOptions } from '@org/session-core'
import {
  fleetLaws,
  type LawOptions,
  type LawScene,
  type LawSubject,
  sessionLaws,
  skipNote,
} from '@org/session-core/testing'
import { describe, it } from 'vitest'

const right = { username: 'user01', password: 'password123' }
const other = { username: 'user02', password: 'password456' }
const wrong = { username: 'user01', password: 'never-her-password' }
const wrongToo = { username: 'user01', password: 'nor-this-one' }

const app = { clientId: 'reporting', clientSecret: 'app-secret-123' }
const otherApp = { clientId: 'inventory', clientSecret: 'app-secret-456' }
const wrongApp = { clientId: 'reporting', clientSecret: 'never-its-secret' }
const wrongAppToo = { clientId: 'reporting', clientSecret: 'nor-this-secret' }

/** Bodies are for POST; which command takes one is not what a law asks, nor how many people there are. */
const start = (): SecurIdEmulator =>
  createSecurIdEmulator({ methods: 'any', people: [{ user_id: 'user01' }], trustedApps: [app, otherApp] })

const sceneOn =
  (emulator: SecurIdEmulator, own: unknown): LawSubject['open'] =>
  ({
    url = 'https://securid.test/',
    credentials = own,
    transport,
    ...options
  }: LawOptions = {}): LawScene => ({
    session: createSecurIdSession({
      url,
      credentials: credentials as SessionOptions<SecurIdCredentials>['credentials'],
      transport: transport?.(emulator.fetch) ?? emulator.fetch,
      ...options,
    }),
    server: emulator,
    url,
    another: sceneOn(emulator, own),
  })

const users: LawSubject = {
  name: 'SecurID',
  guardedPath: 'aveksa/command.submit?cmd=findUsers&format=json',
  can: new Set(['idle-limit', 'keep-alive', 'lifespan', 'logout']),
  credentials: { right, wrong, wrongToo, other },
  secrets: [right, other, wrong, wrongToo].map(({ password }) => password),
  open: (options) => sceneOn(start(), right)(options),
}

/** Nothing is said of how long its token lives, and nobody can take it back. */
const trustedApps: LawSubject = {
  ...users,
  name: 'a SecurID trusted application',
  can: new Set(),
  credentials: { right: app, wrong: wrongApp, wrongToo: wrongAppToo, other: otherApp },
  secrets: [app, otherApp, wrongApp, wrongAppToo].map(({ clientSecret }) => clientSecret),
  open: (options) => sceneOn(start(), app)(options),
}

describe.each([users, trustedApps])('$name keeps the session laws', (subject) => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})

describe.each([users, trustedApps])(
  '$name: processes that share one login keep the fleet laws',
  (subject) => {
    it.for(fleetLaws)('$name', async (law, { skip }) => {
      const note = skipNote(law, subject)
      skip(note !== undefined, note)

      await law.check(subject)
    })
  },
)
