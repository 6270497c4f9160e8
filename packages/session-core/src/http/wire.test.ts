import { failing } from '../errors/session-error.ts'
import { TransportError } from '../node/errors/transport-error.ts'
import type { Wire } from '../protocol.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { letRun } from '../testing/turns.ts'
import { readJson } from '../vendor/read-json.ts'
import { createWire } from './wire.ts'
import { expect, it } from 'vitest'

const home = {
  url: new URL('https://toy.test/base/'),
  protocol: { query: { mode: 'x' } },
  policy: { loginDeadlineMs: 30_000, maxReplayBytes: 1000 },
  clock: manualClock(),
  fail: failing('toy'),
}

type Server = (request: Request) => Response | Promise<Response>

function wired(
  server: Server,
  signal = new AbortController().signal,
): { readonly wire: Wire; readonly seen: Request[] } {
  const seen: Request[] = []
  const transport: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    seen.push(request)
    return server(request)
  }
  return {
    wire: createWire(
      { ...home, transport },
      { signal, endsBy: () => Infinity, ask: () => Promise.resolve('') },
    ),
    seen,
  }
}

const raise = (): never => {
  throw new Error('not to be read')
}

it('sends one request below home, with its standing parameters, and follows nothing', async () => {
  const { wire, seen } = wired(() => new Response('fine'))

  const reply = await wire.http.post('login', { json: { a: 1 }, headers: { 'x-a': '1' } }).text()

  const [request] = seen
  expect(seen).toHaveLength(1)
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://toy.test/base/login?mode=x',
    redirect: 'manual',
  })
  expect([request?.headers.get('x-a'), await request?.text(), reply]).toEqual(['1', '{"a":1}', 'fine'])
})

it.each([
  ['JSON', { json: { a: 1 } }, '{"a":1}'],
  ['a text', { body: 'a=1' }, 'a=1'],
])('gives the transport %s as it is: nobody makes a stream of it', async (_what, content, body) => {
  const bodies: unknown[] = []
  const transport: typeof fetch = (_input, init) => {
    bodies.push(init?.body)
    return Promise.resolve(new Response())
  }
  const parts = {
    signal: new AbortController().signal,
    endsBy: () => Infinity,
    ask: () => Promise.resolve(''),
  }

  await createWire({ ...home, transport }, parts).http.post('login', content)

  expect(bodies).toEqual([body])
})

it.each([200, 204, 304, 400, 401, 407, 429, 500, 503])(
  'takes status %i for an answer, at the first try',
  async (status) => {
    const { wire, seen } = wired(() => new Response(null, { status }))

    const reply = await wire.http.get('login')

    expect([reply.status, seen.length]).toEqual([status, 1])
  },
)

it.each<[string, object]>([
  ['ky', { response: new Response(null, { status: 401 }) }],
  ['axios', { status: 401, response: { status: 401, data: '' } }],
  ['undici', { code: 'UND_ERR_RESPONSE', statusCode: 401 }],
  ['ofetch', { status: 401, statusCode: 401, response: undefined }],
  ['a wrapper', { cause: Object.assign(new Error('no'), { response: { status: 401 } }) }],
])('takes a refusal for an answer where a transport throws it, as %s does', async (_who, carried) => {
  const { wire, seen } = wired(() => Promise.reject(Object.assign(new Error('401'), carried)))

  const reply = await wire.http.post('login')

  expect([reply.status, seen.length]).toEqual([401, 1])
})

it.each<[string, object]>([
  ['no number', { status: '401' }],
  ['no status of a refusal', { response: { status: 200 }, status: 0, statusCode: 1006 }],
  ['cannot be read', Object.defineProperty({}, 'status', { get: () => raise(), enumerable: true })],
])('takes a failure whose status is %s for none', async (_what, carried) => {
  const failure = Object.defineProperties(new Error('lost'), Object.getOwnPropertyDescriptors(carried))
  const { wire } = wired(() => Promise.reject(failure))

  await expect(wire.http.post('login')).rejects.toMatchObject({ code: 'unreachable' })
})

it.each([300, 301, 302, 303, 307, 308])('takes a redirect of status %i for no answer', async (status) => {
  const { wire, seen } = wired(() => new Response(null, { status, headers: { location: '/base/other' } }))

  const reply = wire.http.get('login')

  await expect(reply).rejects.toMatchObject({ code: 'unexpected-reply' })
  expect(seen).toHaveLength(1)
})

it.each([
  [
    'cannot connect',
    () => Promise.reject(new TypeError('no', { cause: { code: 'ECONNREFUSED' } })),
    { code: 'unreachable', cause: { code: 'ECONNREFUSED' } },
  ],
  [
    'cannot be reached, and nodeTransport knows why',
    () => Promise.reject(new TypeError('no', { cause: new TransportError('X', 'Its certificate expired.') })),
    { code: 'unreachable', message: 'Its certificate expired.' },
  ],
  [
    'cannot be reached, and some other transport says more',
    () => Promise.reject(new TypeError('no', { cause: { advice: 'hidden', message: 'hidden' } })),
    { code: 'unreachable', message: expect.stringMatching(/ cannot be reached\. (?!hidden)/) as string },
  ],
  [
    'breaks off',
    () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('x')) })),
    { code: 'unreachable' },
  ],
  [
    'never ends',
    () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })),
    { code: 'unexpected-reply' },
  ],
] as const)('fails in our words when the server %s', async (_what, server: Server, expected) => {
  const { wire } = wired(server)

  const reply = wire.http.post('login', { json: { password: 'hidden' } })

  await expect(reply).rejects.toMatchObject({ name: 'SessionError', protocol: 'toy', ...expected })
})

it.each([400, 401, 500])('takes status %i for an answer, though it breaks off', async (status) => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('x')) })
  const { wire } = wired(() => new Response(broken, { status }))

  const reply = await wire.http.get('login')

  expect([reply.status, await reply.text()]).toEqual([status, ''])
})

it('takes an answer of one mebibyte, and not of one byte more', async () => {
  const { wire } = wired(
    ({ url }) => new Response(new Uint8Array(url.includes('more') ? 1_048_577 : 1_048_576)),
  )

  const whole = await wire.http.get('whole').arrayBuffer()

  expect(whole.byteLength).toBe(1_048_576)
  await expect(wire.http.get('more')).rejects.toMatchObject({ code: 'unexpected-reply' })
})

it('brings a text as it was sent: what reads it exactly keeps the digits of an id', async () => {
  const { wire } = wired(() => new Response('{"id":9007199254740993}'))

  expect(readJson(await wire.http.get('login').text())).toEqual({ id: '9007199254740993' })
})

it('does not quote an answer that is not JSON', async () => {
  const { wire } = wired(() => new Response('<html>hidden', { status: 502 }))

  const reply = wire.http.get('login').json()

  await expect(reply).rejects.toMatchObject({ code: 'unexpected-reply', vendor: { status: 502 } })
  await expect(reply).rejects.not.toThrow(/hidden/)
})

it('does not leave home', async () => {
  const { wire, seen } = wired(() => new Response())

  await expect(wire.http.get('https://evil.test/base/login')).rejects.toMatchObject({
    code: 'foreign-origin',
  })
  expect(seen).toEqual([])
})

it('sends nothing more once it was called off, though the transport would', async () => {
  const off = new AbortController()
  const { wire, seen } = wired(() => {
    off.abort()
    return new Response()
  }, off.signal)

  await wire.http.get('first').catch(() => {})
  await expect(wire.http.get('second')).rejects.toMatchObject({ code: 'unreachable' })

  expect(seen).toHaveLength(1)
})

it('sends nothing that was given up while its body was read, to whatever transport', async () => {
  const work = new AbortController()
  const { wire, seen } = wired(() => new Response('fine'), work.signal)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const answer = wire.http.post('login', { body: readable })

  await letRun()
  work.abort()
  await writable.close()

  await expect(answer).rejects.toMatchObject({ code: 'unreachable' })
  expect(seen).toEqual([])
})
