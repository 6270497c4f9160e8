import { serve } from './node-transport/servers.ts'
import { toy } from './toy-protocol.ts'
import { createToyServer, toyAccounts } from './toy-server.ts'
import { createSession, isSessionError, secret, type Session, withoutKey, withWire } from '@org/session-core'
import { createEmulator, readStrictly, record, text } from '@org/session-core/emulator'
import { fileStore } from '@org/session-core/file'
import { nodeTransport } from '@org/session-core/node'
import { createSessionPool } from '@org/session-core/pool'
import { redisStore } from '@org/session-core/redis'
import { share } from '@org/session-core/share'
import { faultyFetch, replayTranscript } from '@org/session-core/testing'
import { checkCall, jsonText, makeCall, readEnvironment } from '@org/session-core/vendor'
import { beforeAll, describe, expect, it } from 'vitest'

const url = 'https://toy.test/base/'
const credentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }
const open = (): Session => createSession(toy(url), { credentials, transport: createToyServer().fetch })
const call = { protocol: 'toy', name: 'things', onlyReads: true, request: ['things', {}], options: {} }
const reader = { readReply: () => Promise.resolve({ status: 200 }), readResult: () => undefined }

const kinds: readonly (readonly [name: string, value: never])[] = [
  ['null', null],
  ['1', 1],
  ['a text', 'x'],
  ['a list', []],
  ['a function', () => {}],
].map(([name, value]) => [name as string, value as never])

/** Whatever takes options, given something else; and what other than a refusal may come of it. */
const takers: readonly (readonly [name: string, take: (given: never) => unknown])[] = [
  ['createSession', (given) => createSession(toy(url), given)],
  ['createSession, as its protocol', (given) => createSession(given, { credentials })],
  ['login', (given) => open().login(given)],
  ['renew', (given) => open().renew(given)],
  ['logout', (given) => open().logout(given)],
  ['createSessionPool', (given) => createSessionPool(open, given)],
  ['createSessionPool, as what opens', (given) => createSessionPool(given, { key: String })],
  ['nodeTransport', (given) => nodeTransport(given)],
  ['share', (given) => share(given)],
  ['fileStore', (given) => fileStore(given)],
  ['redisStore', (given) => redisStore(() => Promise.resolve(null), given)],
  ['redisStore, as what sends', (given) => redisStore(given)],
  ['makeCall, as its session', (given) => makeCall(given, call as never, reader)],
  ['subscribe', (given) => void open().subscribe(given)],
  ['withWire', (given) => withWire(given, {}, () => Promise.resolve())],
  ['withWire, as its options', (given) => withWire({ name: 'toy', url }, given, () => Promise.resolve())],
  ['readEnvironment', (given) => readEnvironment({ protocol: 'toy', prefix: 'TOY' }, given)],
]

const raw = /destructure|reading '|is not a function|is not iterable|Cannot convert|is not an object/

describe.each(takers)('%s', (_name, take) => {
  it.each(kinds)('given %s works, or says what it wants in words of ours', async (_kind, value) => {
    const failure = await Promise.resolve()
      .then(() => take(value))
      .then(
        () => undefined,
        (error: unknown) => error,
      )

    expect(failure === undefined || isSessionError(failure)).toBe(true)
    expect(String(failure)).not.toMatch(raw)
  })
})

const long = 500_000
const lengthy: readonly (readonly [name: string, value: never])[] = [
  ['a long text', 'x'.repeat(long)],
  ['many bytes', new Uint8Array(long)],
].map(([name, value]) => [name as string, value as never])

/** Processor time, in microseconds. */
async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await Promise.resolve()
    .then(work)
    .catch(() => {})
  const { user, system } = process.cpuUsage(before)
  return user + system
}

describe.each(lengthy)('%s', (_kind, value) => {
  let copy: number
  beforeAll(async () => {
    copy = await costOf(() => ({ ...(value as object) }))
  })

  it.each(takers)(
    'is not copied letter by letter by %s, where it stands in place of options',
    async (_name, take) => {
      expect(await costOf(() => take(value))).toBeLessThan(copy / 2)
    },
  )
})

/** What has entries and no fields of its own: read by its fields, it would say nothing. */
const holders: readonly (readonly [name: string, value: never])[] = [
  ['Headers', new Headers({ name: 'x' })],
  ['URLSearchParams', new URLSearchParams({ name: 'x' })],
  ['a Map', new Map([['name', 'x']])],
  ['a FormData', new FormData()],
  ['a Set', new Set(['name'])],
].map(([name, value]) => [name as string, value as never])

const sharing = { store: fileStore('/nowhere'), name: 'n', secret: secret(new Uint8Array(32)) }
const readers: readonly (readonly [name: string, take: (given: never) => unknown])[] = [
  ...takers.filter(([name]) =>
    /^(?:createSession|nodeTransport|share|redisStore|createSessionPool)/.test(name),
  ),
  ['createSession, as its headers', (headers) => createSession(toy(url), { credentials, headers })],
  ['createSession, as its policy', (policy) => createSession(toy(url), { credentials, policy })],
  [
    'createSession, as its budget',
    (loginBudget) => createSession(toy(url), { credentials, policy: { loginBudget } }),
  ],
  ['share, as its policy', (policy) => share({ ...sharing, policy })],
  ['checkCall', (given) => checkCall('toy', { rules: {}, answers: [] }, given)],
  ['checkCall, as its retry', (retry) => checkCall('toy', { rules: {}, answers: [] }, { retry })],
  ['jsonText', (given) => jsonText('toy', given)],
  ['jsonText, as a part', (given) => jsonText('toy', { a: [{}, { b: given }] })],
]

describe.each(readers)('%s', (_name, take) => {
  it.each(holders)('is never taken to say nothing when it is given %s', (_kind, value) => {
    expect(() => take(value)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  })
})

it.each(holders.slice(0, 3))('sends the query of a protocol, be it %s', async (_kind, query) => {
  const server = createToyServer()
  const session = createSession({ ...toy(url), query }, { credentials, transport: server.fetch })

  await session.fetch('things')

  expect(server.requests.at(-1)?.path).toBe('/base/things?name=x')
})

it.each(holders)('a server of the kit takes no options from %s', (_kind, value) => {
  expect(() => readStrictly('toy', value, record({ name: text }))).toThrow('toy must be an object')
})

it('takes null for no init, as the platform does', async () => {
  expect((await open().fetch('things', null as never)).status).toBe(200)
})

it('takes null for no init in nodeTransport, too', async () => {
  await using server = await serve((_request, response) => void response.end('hello'))
  await using transport = nodeTransport()

  expect(await (await transport(server.origin, null as never)).text()).toBe('hello')
})

it('says who does not listen', () => {
  expect(() => open().subscribe(null as never)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      message: 'The option listener is wrong: expected a function.',
    }),
  )
})

it('passes on the failure of work without a session', async () => {
  const failure = new Error('ours')

  await expect(withoutKey(null as never, () => Promise.reject(failure))).rejects.toBe(failure)
})

it.each<[string, () => unknown]>([
  ['faultyFetch takes a fetch.', () => faultyFetch(null as never)],
  ['replayTranscript takes a list of exchanges.', () => replayTranscript(null as never)],
  ['createEmulator takes { answer, isLogin, instead, sessions }.', () => createEmulator(null as never)],
])('a kit says what it is to be given: %s', (words, take) => {
  expect(take).toThrow(new TypeError(words))
})

it('says who has no session to call with', async () => {
  await expect(makeCall(null as never, call as never, reader)).rejects.toMatchObject({
    code: 'invalid-options',
    message: 'things has to be given a session.',
  })
})
