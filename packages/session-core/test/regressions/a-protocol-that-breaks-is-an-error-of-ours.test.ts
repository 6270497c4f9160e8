import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }

it.each(['judge', 'suspect'])('says so when %s fails, and leaves no body open', async (member) => {
  const server = createToyServer()
  const fail = ({ status }: Response): false => {
    if (status === 401) throw new TypeError('Cannot read properties of undefined')
    return false
  }
  let cancelled = 0
  const transport: typeof fetch = async (input, init) => {
    const response = await server.fetch(input, init)
    if (response.status !== 401) return response
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(100_000)),
      cancel: () => {
        cancelled += 1
      },
    })
    return new Response(body, { status: 401 })
  }
  const session = createSession(
    { ...toy('https://toy.test/base/'), [member]: fail },
    { credentials, transport },
  )
  await session.login()
  server.expireSessions()

  const failure: unknown = await session.fetch('guarded').catch((error: unknown) => error)

  expect(failure).toMatchObject({ code: 'unexpected-reply', cause: { name: 'TypeError' } })
  expect(cancelled).toBe(1)
})

it('says that the server was not reached when a transport throws at once', async () => {
  const transport = (() => {
    throw new TypeError('no network')
  }) as typeof fetch
  const session = createSession(toy('https://toy.test/base/'), { credentials, transport })

  await expect(session.login()).rejects.toMatchObject({ code: 'unreachable' })
})

it('lets a listener that rejects reject alone', async () => {
  const session = createSession(toy('https://toy.test/base/'), {
    credentials,
    transport: createToyServer().fetch,
  })
  // oxlint-disable-next-line typescript/no-misused-promises -- what a caller may do all the same
  session.subscribe(() => Promise.reject(new Error('a log that is full')))

  // A rejection that nobody handles would fail the whole run.
  await expect(session.login()).resolves.toMatchObject({ phase: 'active' })
})

it('keeps rejected credentials back where the platform has no crypto', async () => {
  const server = createToyServer()
  const platform = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {}
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: undefined })
  try {
    const wrong = { username: 'bob', password: 'not this one' }
    const session = createSession(toy('https://toy.test/base/'), {
      credentials: wrong,
      transport: server.fetch,
    })
    await session.login().catch(() => {})

    await expect(session.login()).rejects.toMatchObject({ code: 'credentials-locked' })
    expect(server.loginAttempts).toBe(1)
  } finally {
    Object.defineProperty(globalThis, 'crypto', platform)
  }
})
