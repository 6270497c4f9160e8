import { failing, SessionError } from '../errors/session-error.ts'
import { TransportError } from '../node/errors/transport-error.ts'
import { throwRedacted } from '../request/redact-failure.ts'
import { connectionFailure } from './connection-failure.ts'
import { expect, it } from 'vitest'

const writing = { protocol: 'toy', name: 'create', onlyReads: false }
const coded = (code: string): Error =>
  new TypeError('hunter2', { cause: Object.assign(new Error('hunter2'), { code }) })

it.each([
  ['ECONNREFUSED', true],
  ['ENOTFOUND', true],
  ['EHOSTUNREACH', true],
  ['UND_ERR_CONNECT_TIMEOUT', true],
  ['ECONNRESET', false],
  ['UND_ERR_SOCKET', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
])('after %s a call that writes may be made again: %s', (code, retryable) => {
  const failure = connectionFailure(writing, coded(code))

  expect(failure).toMatchObject({ code: 'unreachable', protocol: 'toy', retryable, cause: { code } })
  expect(failure.message).toContain(code)
  expect(failure.message).not.toContain('hunter2')
})

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'PROXY_REFUSED',
  'ERR_PROXY_TUNNEL',
])('after %s a call was not sent, and whether it ran is no question', (code) => {
  for (const onlyReads of [true, false]) {
    const failure = connectionFailure({ ...writing, onlyReads }, coded(code))

    expect(failure.message).toBe(
      `create was not sent: no connection (${code}). Check url, network and certificates.`,
    )
  }
})

it('lets a call that only reads be made again whatever happened', () => {
  expect(connectionFailure({ ...writing, onlyReads: true }, new Error('hunter2'))).toMatchObject({
    retryable: true,
    message: 'The connection failed before create was answered. Try again.',
  })
})

it('quotes nobody else who calls his failures so', () => {
  const cause = Object.defineProperties(new Error('hunter2'), {
    name: { value: 'TransportError' },
    code: { value: 'ECONNRESET' },
  })

  expect(connectionFailure(writing, new TypeError('hunter2', { cause })).message).not.toContain('hunter2')
})

it('tells the caller of a call that writes to find out', () => {
  expect(connectionFailure(writing, undefined).message).toBe(
    'The connection failed before create was answered. Find out whether it ran.',
  )
})

it('leaves an error of a session as it is', () => {
  const closed = new SessionError('closed', { protocol: 'toy', message: 'Logged out.' })

  expect(connectionFailure(writing, closed)).toBe(closed)
})

const told = (code: string, sentence: string): Error =>
  new TypeError('fetch failed', { cause: new TransportError(code, sentence) })
const asThrown = (failure: Error): Promise<unknown> => Promise.resolve(failure)
const bySession = (failure: Error): Promise<unknown> =>
  throwRedacted(failure, { fail: failing('toy'), signal: undefined, keys: [] }).catch(
    (thrown: unknown) => thrown,
  )

it.each([
  ['as it is thrown, of a call that only reads', asThrown, true],
  ['as it is thrown', asThrown, false],
  ['as a session hands it on, of a call that only reads', bySession, true],
  ['as a session hands it on', bySession, false],
])('says what nodeTransport says of it, whatever is then to be done: %s', async (_how, handed, onlyReads) => {
  const sentence = 'host.example began no answer within headersTimeoutMs.'
  for (const code of ['UND_ERR_HEADERS_TIMEOUT', 'CERT_HAS_EXPIRED', 'ECONNRESET', 'ENOTFOUND']) {
    const { message } = connectionFailure({ ...writing, onlyReads }, await handed(told(code, sentence)))

    expect(message).toContain(code)
    expect(message).toContain(sentence)
  }
})
