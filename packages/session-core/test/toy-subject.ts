import { toy, type ToyCredentials } from './toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from './toy-server.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import type { LawOptions, LawScene, LawSubject } from '@org/session-core/testing'

/** The toy on trial, with our engine or with a broken one. */
export function toySubject(create = createSession): LawSubject {
  const of = (username: string): unknown => ({ username, password: toyAccounts[username]?.password })

  const sceneOn =
    (server: ToyServer) =>
    ({
      url = 'https://toy.test/base/',
      credentials = of('ann'),
      transport,
      ...options
    }: LawOptions = {}): LawScene => ({
      session: create(toy(url), {
        ...options,
        credentials: credentials as SessionOptions<ToyCredentials>['credentials'],
        transport: transport?.(server.fetch) ?? server.fetch,
      }),
      server,
      url,
      another: sceneOn(server),
    })

  return {
    name: 'the toy',
    guardedPath: 'things',
    can: new Set(['base-path', 'challenge', 'idle-limit', 'keep-alive', 'lifespan', 'logout', 'refusal']),
    credentials: {
      right: of('ann'),
      wrong: { username: 'ann', password: 'not what ann has' },
      wrongToo: { username: 'ann', password: 'nor is this' },
      other: of('bob'),
      challenged: of('otto'),
      refused: of('eve'),
    },
    secrets: [
      'not what ann has',
      'nor is this',
      ...Object.values(toyAccounts).map(({ password }) => password),
    ],
    open: (options) => sceneOn(createToyServer())(options),
  }
}
