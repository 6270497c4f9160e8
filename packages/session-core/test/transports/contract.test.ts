import { toy } from '../toy-protocol.ts'
import { toyScene } from '../toy-scene.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession } from '@org/session-core'
import { afterEach, expect, it, vi } from 'vitest'

interface Given {
  readonly receiver: unknown
  readonly input: unknown
  readonly init: RequestInit
}

/** The toy behind a transport that notes down how it is called. */
function noting(): {
  readonly given: readonly Given[]
  readonly transport: typeof fetch
  readonly expire: () => void
} {
  const given: Given[] = []
  const server = createToyServer()
  const transport = function (this: unknown, input: string, init: RequestInit) {
    given.push({ receiver: this, input, init })
    return server.fetch(input, init)
  }
  return { given, transport: transport as typeof fetch, expire: server.expireSessions }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('calls a transport with an address and all that it needs, for a login, a call, a replay, a logout', async () => {
  const { given, transport, expire } = noting()
  const { session } = toyScene({ transport })
  const bare = (body?: BodyInit): Request =>
    new Request('https://toy.test/base/things', body === undefined ? {} : { method: 'POST', body })

  await session.fetch('things')
  await session.fetch(new URL('https://toy.test/base/things'))
  await session.fetch(bare())
  await session.fetch(bare('a text'))
  await session.http.post('things', { json: { a: 1 } })
  await session.http.post('things', { body: new Blob(['a stream']).stream() })
  await session.keepAlive()
  expire()
  await session.fetch('things', { method: 'POST', body: new FormData() })
  await session.logout()

  expect(given.map(({ init }) => init.method).join(' ')).toBe(
    'POST GET GET GET POST POST POST POST POST POST DELETE POST DELETE',
  )
  for (const { receiver, input, init } of given) {
    expect([receiver, typeof input]).toEqual([undefined, 'string'])
    expect(Object.keys(init)).toEqual(
      expect.arrayContaining(['method', 'headers', 'body', 'signal', 'redirect']),
    )
    expect(init.redirect).toBe('manual')
    expect(init.headers).toBeInstanceOf(Headers)
  }
})

const form = (): FormData => {
  const own = new FormData()
  own.append('a', 'b')
  return own
}
const stream = (): ReadableStream<Uint8Array> => new Blob(['a blob']).stream()

it.each<[string, () => BodyInit, string]>([
  ['a stream', stream, 'This transport cannot send a stream or a form: '],
  ['a form', form, 'This transport cannot send a stream or a form: '],
  ['texts in a stream', () => stream().pipeThrough(new TextDecoderStream() as never), 'Uint8Array'],
])('says so of %s that cannot be sent, and never sends its name', async (_what, make, says) => {
  const sent: unknown[] = []
  const { session } = toyScene({
    transport: async (href, init) => {
      // As node-fetch does; one that knows streams reads them.
      const body = says === 'Uint8Array' ? await new Response(init.body).text() : String(init.body as unknown)
      sent.push(body)
      return server.fetch(href, { ...init, body: init.body ? body : null })
    },
  })
  const server = createToyServer()
  const upload = (body: BodyInit): Promise<Response> =>
    session.fetch('things', { method: 'POST', body, duplex: 'half' } as RequestInit)

  expect(await (await upload('a text')).text()).toBe('POST a text')
  await expect(upload(make())).rejects.toMatchObject({
    message: 'fetch failed',
    cause: { name: 'TypeError', message: expect.stringContaining(says) as string },
  })
  expect(sent.at(-1)).toBe('a text')
})

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'hello'],
  ['an object', {}],
])('names the transport that answers with %s, at a login and at a call', async (_what, answer) => {
  const server = createToyServer()
  const given: unknown[] = []
  const { session } = toyScene({
    transport: async (...call) =>
      (given.length > 0 ? given.shift() : await server.fetch(...call)) as Response,
  })
  const misfit = { code: 'invalid-options', message: 'transport must answer with a Response.' }

  given.push(answer)
  await expect(session.login()).rejects.toMatchObject(misfit)
  await session.login()
  given.push(answer)
  await expect(session.fetch('things')).rejects.toMatchObject(misfit)
  expect((await session.fetch('things')).status).toBe(200)
})

it('looks for the fetch of the platform at each call', async () => {
  const server = createToyServer()
  const session = createSession(toy('https://toy.test/base/'), {
    credentials: { username: 'ann', password: 'ann has <a> password & more' },
  })
  const stub = vi.fn<typeof fetch>(server.fetch)
  vi.stubGlobal('fetch', stub)

  const { status } = await session.fetch('things')

  expect([status, stub.mock.calls.length]).toEqual([200, 2])
})
