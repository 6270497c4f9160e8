import { createRedfishServer, redfishAccounts } from './redfish-server.ts'
import { redfish, type RedfishCredentials } from './redfish.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import { type LawOptions, type LawSubject, sessionLaws, skipNote } from '@org/session-core/testing'
import { describe, it } from 'vitest'

const of = (username: string): unknown => ({ username, password: redfishAccounts[username] })

const sceneOn =
  (server: ReturnType<typeof createRedfishServer>): LawSubject['open'] =>
  ({
    url = 'https://bmc.test/',
    credentials = of('Administrator'),
    transport,
    ...options
  }: LawOptions = {}) => ({
    session: createSession(redfish(url), {
      ...options,
      credentials: credentials as SessionOptions<RedfishCredentials>['credentials'],
      transport: transport?.(server.fetch) ?? server.fetch,
    }),
    server,
    url,
    another: sceneOn(server),
  })

const subject: LawSubject = {
  name: 'Redfish',
  guardedPath: 'redfish/v1/Systems',
  can: new Set(['idle-limit', 'keep-alive', 'logout']),
  credentials: {
    right: of('Administrator'),
    wrong: { username: 'Administrator', password: 'Guess-789' },
    wrongToo: { username: 'Administrator', password: 'Guess-012' },
    other: of('Operator'),
  },
  secrets: ['Guess-789', 'Guess-012', ...Object.values(redfishAccounts)],
  open: (options) => sceneOn(createRedfishServer())(options),
}

describe('A third protocol keeps the session laws', () => {
  it.for(sessionLaws)('$promise: $name', async (law, { skip }) => {
    const note = skipNote(law, subject)
    skip(note !== undefined, note)

    await law.check(subject)
  })
})
