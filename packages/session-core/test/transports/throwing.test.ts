import { toy } from '../toy-protocol.ts'
import { openToyPlace } from './toy-place.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import ky from 'ky'
import { Agent, fetch as undiciFetch, interceptors } from 'undici'
import { expect, it } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

const dispatcher = new Agent().compose(interceptors.responseError())

/** A refusal that is told in words only. */
const inWords =
  (tell: (status: number) => Error): Transport =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (answer.ok) return answer
    throw tell(answer.status)
  }

const throwing: Readonly<Record<string, Transport>> = {
  ky: (input, init) => ky(input, { ...init, retry: 0 }),
  "undici's responseError": (input, init) =>
    undiciFetch(input, { ...init, dispatcher } as never) as unknown as Promise<Response>,
  'who says HTTP 401': inWords((status) => new Error(`HTTP ${status}`)),
  'who says it as axios does': inWords((status) => new Error(`Request failed with status code ${status}`)),
  'who says it as MDN does': inWords((status) => new Error(`HTTP error! status: ${status}`)),
  'who says Unauthorized': inWords(() => new Error('Unauthorized')),
  'who wraps it': inWords((status) => new Error('failed', { cause: new Error(`${status} Unauthorized`) })),
}

it.each(Object.entries(throwing))(
  '%s throws at a refusal: the password is not sent again',
  async (_name, transport) => {
    await using place = await openToyPlace()
    const credentials = { username: 'ann', password: 'not what ann has' }
    await using session = createSession(toy(place.url), { credentials, transport })

    await expect(session.login()).rejects.toMatchObject({ code: 'credentials-rejected' })
    await expect(session.fetch('things')).rejects.toMatchObject({ code: 'credentials-locked' })
    expect(place.server.loginAttempts).toBe(1)
  },
)
