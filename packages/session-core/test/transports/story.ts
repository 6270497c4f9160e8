import { toy } from '../toy-protocol.ts'
import { createSession, type SessionOptions } from '@org/session-core'
import { expect } from 'vitest'

/** Where the story happens: a toy's server, its address, and what can be done to it. */
export interface Place {
  /** Below `/base/`. */
  readonly url: string
  readonly transport?: SessionOptions<unknown>['transport']
  readonly server: {
    readonly expireSessions: () => void
    readonly challenges: readonly string[]
    readonly loginAttempts: number
    readonly liveSessions: number
  }
}

/** What every transport has to carry: login, calls with all kinds of bodies, an expiry under load, a password, a logout. */
export async function tellStory({ url, transport, server }: Place): Promise<void> {
  const credentials = { username: 'ann', password: 'ann has <a> password & more' }
  const session = createSession(toy(url), { credentials, transport })
  const send = async (body: BodyInit, headers: HeadersInit = {}): Promise<string> => {
    const init = { method: 'POST', body, headers, duplex: 'half' }
    return (await session.fetch('things', init)).text()
  }
  const form = new FormData()
  form.append('name', 'a value')
  form.append('file', new File(['what is in it'], 'a.txt', { type: 'text/plain' }))

  expect(await (await session.fetch('things?a=1')).text()).toBe('GET ')
  expect(await (await session.fetch(new Request(new URL('things', url)))).text()).toBe('GET ')
  expect(await send('a text')).toBe('POST a text')
  expect(await send(new TextEncoder().encode('some bytes'))).toBe('POST some bytes')
  expect(await send(new URLSearchParams({ a: 'b c' }))).toBe('POST a=b+c')
  expect(await send(form)).toMatch(/name="name"\r\n\r\na value\r\n.*filename="a\.txt".*what is in it/s)
  expect(await send(new Blob(['a blob']))).toBe('POST a blob')
  expect(await send(streamOf('a ', 'stream'))).toBe('POST a stream')
  expect(await session.http.post('things', { json: { a: 1 } }).text()).toBe('POST {"a":1}')

  server.expireSessions()
  const answers = await Promise.all([
    ...Array.from({ length: 8 }, () => send('under load')),
    send(form).then((text) => text.replaceAll(/[^]*what is in it[^]*/g, 'POST under load')),
    send(streamOf('under ', 'load')),
  ])
  expect([new Set(answers), server.loginAttempts]).toEqual([new Set(['POST under load']), 2])

  const asked = createSession(toy(url), {
    credentials: { username: 'otto', password: 'otto also needs a code' },
    onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? ''),
    transport,
  })
  expect((await asked.fetch('things')).status).toBe(200)
  expect([await asked.logout(), await session.logout(), server.liveSessions]).toEqual([
    'revoked',
    'revoked',
    0,
  ])
}

function streamOf(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  const rest = pieces.map((piece) => new TextEncoder().encode(piece))
  return new ReadableStream({
    pull: (controller) => {
      const piece = rest.shift()
      if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
  })
}
