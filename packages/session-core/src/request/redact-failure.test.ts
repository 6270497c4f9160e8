import { failing, SessionError } from '../errors/session-error.ts'
import { TransportError } from '../node/errors/transport-error.ts'
import { secret } from '../secrets/secret.ts'
import { throwRedacted } from './redact-failure.ts'
import { inspect } from 'node:util'
import { Headers as OtherHeaders, Request as OtherRequest } from 'undici'
import { describe, expect, it } from 'vitest'

const token = 'token-of-ann-1'
const headers = { 'x-token': token }
const url = `https://x.test/?token=${token}`
const form = new FormData()
form.append('token', token)

const redact = (failure: unknown, signal?: AbortSignal): Promise<unknown> =>
  throwRedacted(failure, { fail: failing('toy'), signal, keys: [secret({ token })] }).catch(
    (thrown: unknown) => thrown,
  )

const having = (part: unknown): Error => Object.assign(new Error('a'), { part })
const refusing = new Proxy(new Error(token), {
  get: () => {
    throw new Error(token)
  },
})

describe('Of what a transport throws nothing passes but its name and code', () => {
  it.each<[string, unknown]>([
    ['a message', new Error(`bad value "${token}"`)],
    ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: token }) })],
    ['one of many', new AggregateError([new Error(token)], 'a')],
    ['a DOMException', new DOMException(token, 'AbortError')],
    ['an assigned stack', Object.defineProperty(new Error('a'), 'stack', { value: token })],
    ['a name', Object.defineProperty(new Error('a'), 'name', { value: token })],
    ['a code', Object.assign(new Error('a'), { code: token })],
    ['the name of a property', having({ [token]: true })],
    ['a symbol', Object.assign(new Error('a'), { [Symbol(token)]: 1 })],
    ['a hidden property', Object.defineProperty(new Error('a'), 'hidden', { value: token })],
    ['headers', having(new Headers(headers))],
    ['a request', having(new Request(url, { headers }))],
    ['a response', having(new Response(token, { headers }))],
    ['headers of another library', having(new OtherHeaders(headers))],
    ['a request of another library', having(new OtherRequest(url, { headers }))],
    ['search parameters', having(new URLSearchParams(headers))],
    ['a form', having(form)],
    ['an address', having(new URL(url))],
    ['a map', having(new Map(Object.entries(headers)))],
    ['bytes', having(Buffer.from(token))],
    ['a function', having(Object.defineProperty(() => 1, 'name', { value: token }))],
    ['a function that was thrown', Object.defineProperty(() => 1, 'name', { value: token })],
    ['a getter', Object.defineProperty(new Error('a'), 'part', { get: () => token, enumerable: true })],
    ['what does not want to be read', refusing],
    [
      'advice of nobody we know',
      new TypeError('a', { cause: Object.assign(new Error('a'), { advice: token }) }),
    ],
    ['a text', token],
    ['a symbol that was thrown', Symbol(token)],
    ['null', null],
    [
      'an error of ours that is none',
      Object.assign(new Error('a'), {
        [Symbol.for('@org/session-core/SessionError')]: true,
        code: token,
        protocol: token,
        part: token,
      }),
    ],
  ])('%s', async (_what, failure) => {
    const clean = await redact(failure)

    expect(inspect(clean, { depth: 9, showHidden: true, getters: true })).not.toContain('token-of-ann')
  })

  it('keeps name and code, in the words by which libraries know a failed network', async () => {
    const failure = new TypeError('fetch failed', {
      cause: Object.assign(new Error(token), { code: 'ECONNREFUSED' }),
    })

    const clean = await redact(failure)

    expect(clean).toBeInstanceOf(TypeError)
    expect(clean).toMatchObject({
      message: 'fetch failed',
      cause: { name: 'TypeError', code: 'ECONNREFUSED' },
    })
    expect(Object.keys((clean as Error).cause as object)).toEqual(['name', 'code'])
  })
})

it('keeps what nodeTransport says, and nothing that was added to it', async () => {
  const advice = Object.assign(new TransportError('ECONNREFUSED', 'Nothing listens at 127.0.0.1:1.'), {
    part: token,
  })

  expect(await redact(new TypeError('fetch failed', { cause: advice }))).toMatchObject({
    message: 'fetch failed',
    cause: { name: 'TransportError', code: 'ECONNREFUSED', message: 'Nothing listens at 127.0.0.1:1.' },
  })
  expect(inspect(await redact(new TypeError('a', { cause: advice })))).not.toContain(token)
})

it.each([
  ['a text', 'changed my mind'],
  ['an error', new Error('mine')],
  ['a time-out', new DOMException('late', 'TimeoutError')],
  ['null', null],
])('gives a caller back his own reason: %s', async (_what, reason) => {
  expect(await redact(new TypeError(token), AbortSignal.abort(reason))).toBe(reason)
})

it('keeps an error of ours, its key cut out', async () => {
  const failure = new SessionError('unexpected-reply', {
    protocol: 'other',
    message: 'Check url.',
    vendor: { status: 400, message: `Not with ${token}` },
  })

  expect(await redact(failure)).toMatchObject({
    code: 'unexpected-reply',
    message: 'Check url.',
    vendor: { status: 400, message: 'Not with [secret]' },
  })
})
