import { type AppViewXCredentials, createAppViewXSession } from '@org/appviewx-auth'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
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

const admin = { username: 'admin', password: 'Password@123' }
const operator = { username: 'operator', password: 'Password@456' }
const careful = { username: 'careful', password: 'Password@789' }
const onLeave = { username: 'on.leave', password: 'Password@012' }
const wrong = { username: 'admin', password: 'Password@never' }
const wrongToo = { username: 'admin', password: 'Password@neither' }

const program = { clientId: 'reporting', clientSecret: 'Client-secret-123' }
const otherProgram = { clientId: 'inventory', clientSecret: 'Client-secret-456' }
const wrongProgram = { clientId: 'reporting', clientSecret: 'Client-secret-never' }
const wrongProgramToo = { clientId: 'reporting', clientSecret: 'Client-secret-neither' }

/** How many certificates there are is not what a law asks. */
const start = (): AppViewXEmulator =>
  createAppViewXEmulator({
    certificates: [{ commonName: 'shop.example' }],
    basePath: '/gateway',
    serviceAccounts: [program, otherProgram],
    accounts: [admin, operator, { ...careful, otp: true }, { ...onLeave, standing: 'disabled' }],
  })

const sceneOn =
  (emulator: AppViewXEmulator, right: unknown): LawSubject['open'] =>
  ({
    url = 'https://avx.test/gateway/',
    credentials = right,
    transport,
    ...options
  }: LawOptions = {}): LawScene => ({
    session: createAppViewXSession({
      url,
      credentials: credentials as SessionOptions<AppViewXCredentials>['credentials'],
      transport: transport?.(emulator.fetch) ?? emulator.fetch,
      ...options,
    }),
    server: emulator,
    url,
    another: sceneOn(emulator, right),
  })

const users: LawSubject = {
  name: 'AppViewX',
  guardedPath: 'avxapi/certificate/search',
  can: new Set(['base-path', 'challenge', 'logout', 'refusal']),
  credentials: { right: admin, wrong, wrongToo, other: operator, challenged: careful, refused: onLeave },
  secrets: [admin, operator, careful, onLeave, wrong, wrongToo].map(({ password }) => password),
  open: (options) => sceneOn(start(), admin)(options),
}

/** A service account gets a token that says how long it lives, and that nobody can take back. */
const serviceAccounts: LawSubject = {
  name: 'an AppViewX service account',
  guardedPath: 'avxapi/certificate/search',
  can: new Set(['base-path', 'lifespan']),
  credentials: { right: program, wrong: wrongProgram, wrongToo: wrongProgramToo, other: otherProgram },
  secrets: [program, otherProgram, wrongProgram, wrongProgramToo].map(({ clientSecret }) => clientSecret),
  open: (options) => sceneOn(start(), program)(options),
}

describe.each([users, serviceAccounts])('$name keeps the session laws', (subject) => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})

describe.each([users, serviceAccounts])(
  '$name: processes that share one login keep the fleet laws',
  (subject) => {
    it.for(fleetLaws)('$name', async (law, { skip }) => {
      const note = skipNote(law, subject)
      skip(note !== undefined, note)

      await law.check(subject)
    })
  },
)
