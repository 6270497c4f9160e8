import { type AppViewXCredentials, createAppViewXSession } from '@org/appviewx-auth'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SessionOptions } from '@org/session-core'
import type { LawOptions, LawScene, LawSubject } from '@org/session-core/testing'

const people = {
  right: { username: 'admin', password: 'Made-up@1' },
  other: { username: 'operator', password: 'Made-up@2' },
  challenged: { username: 'careful', password: 'Made-up@3' },
  refused: { username: 'on.leave', password: 'Made-up@4' },
}
const wrong = { username: 'admin', password: 'Made-up@5' }
const wrongToo = { username: 'admin', password: 'Made-up@6' }

const start = (): AppViewXEmulator =>
  createAppViewXEmulator({
    basePath: '/gateway',
    accounts: [
      people.right,
      people.other,
      { ...people.challenged, otp: true },
      { ...people.refused, standing: 'disabled' },
    ],
  })

const scene = (emulator: AppViewXEmulator, options: LawOptions = {}): LawScene => {
  const { credentials = people.right, transport, url = 'https://avx.example/gateway/', ...rest } = options

  return {
    url,
    session: createAppViewXSession({
      ...rest,
      url,
      credentials: credentials as SessionOptions<AppViewXCredentials>['credentials'],
      transport: transport?.(emulator.fetch) ?? emulator.fetch,
    }),
    server: emulator,
    another: (more) => scene(emulator, more),
  }
}

/** AppViewX's client and emulator, both in the page, on trial. */
export const appviewxSubject: LawSubject = {
  name: 'AppViewX',
  guardedPath: 'avxapi/certificate/search',
  can: new Set(['base-path', 'challenge', 'logout', 'refusal']),
  credentials: { ...people, wrong, wrongToo },
  secrets: [...Object.values(people), wrong, wrongToo].map(({ password }) => password),
  open: (options) => scene(start(), options),
}
