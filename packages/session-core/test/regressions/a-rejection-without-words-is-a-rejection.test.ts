import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

const bodies: readonly (readonly [string, () => BodyInit])[] = [
  [
    'breaks off',
    () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('Who a')),
        pull: (controller) => controller.error(new TypeError('terminated')),
      }),
  ],
  ['never ends', () => 'Who are you? '.repeat(200_000)],
]

it.each(bodies)('sends a password once whose rejection %s', async (_how, body) => {
  const server = createToyServer()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'bob', password: 'not this one' },
    transport: async (input, init) => {
      const { status } = await server.fetch(input, init)
      return new Response(body(), { status })
    },
  })

  const codes = [1, 2, 3].map(async () =>
    session.login().then(undefined, (error: unknown) => (error as { code: string }).code),
  )

  expect(new Set(await Promise.all(codes))).toEqual(new Set(['credentials-rejected']))
  await expect(session.login()).rejects.toMatchObject({ code: 'credentials-locked' })
  expect(server.loginAttempts).toBe(1)
})
