import { type AppViewXCredentials, createAppViewXSession } from '@org/appviewx-auth'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SessionOptions } from '@org/session-core'
import {
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

const start = (): AppViewXEmulator =>
  createAppViewXEmulator({
    basePath: '/gateway',
    accounts: [admin, operator, { ...careful, otp: true }, { ...onLeave, standing: 'disabled' }],
  })

const sceneOn =
  (emulator: AppViewXEmulator): LawSubject['open'] =>
  ({
    url = 'https://avx.test/gateway/',
    credentials = admin,
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
    another: sceneOn(emulator),
  })

const subject: LawSubject = {
  name: 'AppViewX',
  guardedPath: 'avxapi/certificate/search',
  can: new Set(['base-path', 'challenge', 'refusal']),
  credentials: { right: admin, wrong, wrongToo, other: operator, challenged: careful, refused: onLeave },
  secrets: [admin, operator, careful, onLeave, wrong, wrongToo].map(({ password }) => password),
  open: (options) => sceneOn(start())(options),
}

describe('AppViewX keeps the session laws', () => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
