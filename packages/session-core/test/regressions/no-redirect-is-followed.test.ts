import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { faultyFetch } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

const credentials = { username: 'bob', password: "bob's is another one" }
const statuses = [301, 302, 303, 307, 308]
const places = [
  'https://stranger.example/',
  'https://toy.test:8443/',
  'http://toy.test/base/',
  '/base/elsewhere',
]
const cases = statuses.flatMap((status) => places.map((location) => [status, location] as const))

const open = () => {
  const wire = faultyFetch(createToyServer().fetch)
  return {
    wire,
    session: createSession(toy('https://toy.test/base/'), { credentials, transport: wire.fetch }),
  }
}

describe.each(cases)('A %i to %s', (status, location) => {
  const redirect = () => new Response(null, { status, headers: { location } })

  it('ends a login with an error, and gets no password', async () => {
    const { wire, session } = open()
    wire.next().answer(redirect)

    const failure: unknown = await session.login().then(undefined, (error: unknown) => error)

    expect(failure).toMatchObject({ code: 'unexpected-reply' })
    expect(wire.passed.map(({ url, redirect: mode }) => [url, mode])).toEqual([
      ['https://toy.test/base/login', 'manual'],
    ])
  })

  it('is the answer to a call, and gets no session', async () => {
    const { wire, session } = open()
    await session.login()
    wire.next().answer(redirect)

    const response = await session.fetch('things', { method: 'POST', body: 'a body', redirect: 'follow' })

    expect([response.status, response.headers.get('location')]).toEqual([status, location])
    expect(wire.passed.map(({ url }) => url)).toEqual([
      'https://toy.test/base/login',
      'https://toy.test/base/things',
    ])
    expect(wire.passed.at(-1)?.redirect).toBe('manual')
  })
})
