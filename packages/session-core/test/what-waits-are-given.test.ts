import { toyScene } from './toy-scene.ts'
import type { Session } from '@org/session-core'
import { describe, expect, it } from 'vitest'

type Given = Parameters<Session['logout']>[0]
const methods = ['login', 'renew', 'keepAlive', 'logout'] as const
const wrong: [unknown, string][] = [
  [{ signal: 5 }, 'The option signal is wrong: expected an AbortSignal.'],
  [{ signal: {} }, 'The option signal is wrong: expected an AbortSignal.'],
  ...[NaN, 5n, '5', -1, Infinity].map((drainMs): [unknown, string] => [
    { drainMs },
    'The option drainMs is wrong: expected a number of milliseconds, 0 or more.',
  ]),
  [{ everywhere: 'yes' }, 'The option everywhere is wrong: expected true or false.'],
  [{ evrywhere: true }, 'The option evrywhere is unknown. There are signal, everywhere, drainMs.'],
]

describe.each(methods)('%s', (method) => {
  it.each(wrong)('given %o says what is wrong, and nothing has happened', async (given, message) => {
    const { session, server } = toyScene()
    await session.login()

    const failure: unknown = await session[method](given as Given).catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'invalid-options', message })
    expect(session.snapshot).toMatchObject({ phase: 'active', generation: 1 })
    expect(await session.logout()).toBe('revoked')
    expect(server.liveSessions).toBe(0)
  })

  it.each([undefined, null, 15, 'SIGTERM', true])('may be a listener, which is given %o', async (given) => {
    const { session } = toyScene()

    await expect(session[method](given as unknown as Given)).resolves.toBeDefined()
  })
})
