import { toy } from '../toy-protocol.ts'
import { openToyPlace } from './toy-place.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import ky from 'ky'
import { Agent, fetch as undiciFetch, interceptors } from 'undici'
import { expect, it } from 'vitest'

type Transport = NonNullable<SessionOptions<unknown>['transport']>

const dispatcher = new Agent().compose(interceptors.responseError())

const throwing: Readonly<Record<string, Transport>> = {
  ky: (input, init) => ky(input, { ...init, retry: 0 }),
  "undici's responseError": (input, init) =>
    undiciFetch(input, { ...init, dispatcher } as never) as unknown as Promise<Response>,
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
