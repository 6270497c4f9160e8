import { failing } from '../errors/session-error.ts'
import type { Wire } from '../protocol.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { letRun } from '../testing/turns.ts'
import { readJson } from '../vendor/read-json.ts'
import { createWire } from './wire.ts'
import { expect, it, vi } from 'vitest'

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

const ways = ['fetch', 'http'] as const
const given = { method: 'POST', headers: { 'x-a': '1' }, body: '{"a":1}' }

it.each(ways)('sends one request below home by %s, with its parameters, and follows nothing', async (way) => {
  const { wire, seen } = wired(() => new Response('fine', { status: 401 }))

  const reply = await (wire[way] as typeof fetch)('login', given)

  const [request] = seen
  expect(seen).toHaveLength(1)
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://toy.test/base/login?mode=x',
    redirect: 'manual',
  })
  expect([request?.headers.get('x-a'), await request?.text()]).toEqual(['1', '{"a":1}'])
  expect([reply.status, await reply.text()]).toEqual([401, 'fine'])
})

it.each([
  ['a request', () => new Request('https://toy.test/', given)],
  ['what inherits it', () => Object.create(given) as RequestInit],
])('sends by fetch what the options say, also where they are %s', async (_what, options) => {
  const { wire, seen } = wired(() => new Response())

  await wire.fetch?.('login', options())

  const [request] = seen
  expect([request?.method, request?.headers.get('x-a'), await request?.text()]).toEqual([
    'POST',
    '1',
    '{"a":1}',
  ])
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

it.each(ways)('does not leave home by %s', async (way) => {
  const { wire, seen } = wired(() => new Response())
  const reply = (wire[way] as typeof fetch)('https://evil.test/base/login')

  await expect(reply).rejects.toMatchObject({ code: 'foreign-origin' })
  expect(seen).toEqual([])
})

it.each(ways.flatMap((way) => [[way, 'the work'] as const, [way, 'who sends'] as const]))(
  'is aborted by %s when %s gives up',
  async (way, who) => {
    const [work, own] = [new AbortController(), new AbortController()]
    const { wire, seen } = wired(() => new Promise(() => {}), work.signal)
    const send = wire[way] as typeof fetch

    void send('login', { signal: own.signal }).catch(() => {})
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    const before = seen[0]?.signal.aborted
    const quitter = who === 'the work' ? work : own
    quitter.abort()

    expect([before, seen[0]?.signal.aborted]).toEqual([false, true])
  },
)

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
