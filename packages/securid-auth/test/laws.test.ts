import { createSecurIdSession, type SecurIdCredentials } from '@org/securid-auth'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'
import type { SessionOptions } from '@org/session-core'
import {
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

/** Bodies are for POST; which command takes one is not what a law asks. */
const start = (): SecurIdEmulator => createSecurIdEmulator({ methods: 'any' })

const sceneOn =
  (emulator: SecurIdEmulator): LawSubject['open'] =>
  ({
    url = 'https://securid.test/',
    credentials = right,
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
    another: sceneOn(emulator),
  })

const subject: LawSubject = {
  name: 'SecurID',
  guardedPath: 'aveksa/command.submit?cmd=findUsers&format=json',
  can: new Set(['idle-limit', 'keep-alive', 'lifespan']),
  credentials: { right, wrong, wrongToo, other },
  secrets: [right, other, wrong, wrongToo].map(({ password }) => password),
  open: (options) => sceneOn(start())(options),
}

describe('SecurID keeps the session laws', () => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
