import { failing } from '../errors/session-error.ts'
import { TransportError } from '../node/errors/transport-error.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createPlainFetch } from './plain-fetch.ts'
import { expect, it } from 'vitest'

const home = {
  url: new URL('https://toy.test/base/'),
  protocol: {},
  policy: { loginDeadlineMs: 30_000, maxReplayBytes: 1000 },
  clock: manualClock(),
  fail: failing('toy'),
}
const post = { method: 'POST' }

type Server = (request: Request) => Response | Promise<Response>

/** A plain fetch, and what it sent. */
function sending(server: Server): { readonly send: typeof fetch; readonly seen: Request[] } {
  const seen: Request[] = []
  const transport: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    seen.push(request)
    return server(request)
  }
  return { send: createPlainFetch({ ...home, transport }, new AbortController().signal), seen }
}

const raise = (): never => {
  throw new Error('not to be read')
}

it.each([200, 204, 304, 400, 401, 407, 429, 500, 503])(
  'takes status %i for an answer, at the first try',
  async (status) => {
    const { send, seen } = sending(() => new Response(null, { status }))

    const reply = await send('login')

    expect([reply.status, seen.length]).toEqual([status, 1])
  },
)

it.each([600, 999])(
  'takes what is no status (%i) for a server in trouble, and reads its words',
  async (none) => {
    const answer = Object.defineProperty(new Response('No.', { status: 599 }), 'status', { value: none })
    const { send } = sending(() => answer)

    const reply = await send('login')

    expect([reply.status, await reply.text()]).toEqual([599, 'No.'])
  },
)

it.each<[string, object]>([
  ['ky', { response: new Response(null, { status: 401 }) }],
  ['axios', { status: 401, response: { status: 401, data: '' } }],
  ['undici', { code: 'UND_ERR_RESPONSE', statusCode: 401 }],
  ['ofetch', { status: 401, statusCode: 401, response: undefined }],
  ['a wrapper', { cause: Object.assign(new Error('no'), { response: { status: 401 } }) }],
])('takes a refusal for an answer where a transport throws it, as %s does', async (_who, carried) => {
  const { send, seen } = sending(() => Promise.reject(Object.assign(new Error('401'), carried)))

  const reply = await send('login', post)

  expect([reply.status, seen.length]).toEqual([401, 1])
})

it.each<[string, object]>([
  ['no number', { status: '401' }],
  ['no status of a refusal', { response: { status: 200 }, status: 0, statusCode: 1006 }],
  ['cannot be read', Object.defineProperty({}, 'status', { get: () => raise(), enumerable: true })],
])('takes a failure whose status is %s for none', async (_what, carried) => {
  const failure = Object.defineProperties(new Error('lost'), Object.getOwnPropertyDescriptors(carried))
  const { send } = sending(() => Promise.reject(failure))

  await expect(send('login', post)).rejects.toMatchObject({ code: 'unreachable' })
})

it.each([300, 301, 302, 303, 307, 308])('takes a redirect of status %i for no answer', async (status) => {
  const { send, seen } = sending(() => new Response(null, { status, headers: { location: '/base/other' } }))

  const reply = send('login')

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
  const { send } = sending(server)

  const reply = send('login', { ...post, body: '{"password":"hidden"}' })

  await expect(reply).rejects.toMatchObject({ name: 'SessionError', protocol: 'toy', ...expected })
})

it.each([400, 401, 500])('takes status %i for an answer, though it breaks off', async (status) => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('x')) })
  const { send } = sending(() => new Response(broken, { status }))

  const reply = await send('login')

  expect([reply.status, await reply.text()]).toEqual([status, ''])
})

it('takes an answer of one mebibyte, and not of one byte more', async () => {
  const { send } = sending(
    ({ url }) => new Response(new Uint8Array(url.includes('more') ? 1_048_577 : 1_048_576)),
  )

  const whole = await (await send('whole')).arrayBuffer()

  expect(whole.byteLength).toBe(1_048_576)
  await expect(send('more')).rejects.toMatchObject({ code: 'unexpected-reply' })
})
