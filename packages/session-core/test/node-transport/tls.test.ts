import { toy } from '../toy-protocol.ts'
import { type Authority, createAuthority, createSelfSigned, type Identity } from './authority.ts'
import { listen, serve, serveTls, type TestServer } from './servers.ts'
import { createSession } from '@org/session-core'
import { nodeTransport, type NodeTransportOptions } from '@org/session-core/node'
import { createPrivateKey } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createSecureServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TlsOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

let ours: Authority
let stranger: Authority
let client: Identity
let servers: Readonly<Record<string, TestServer>>
const answer: Parameters<typeof serveTls>[0] = (_request, response) => void response.end('hello')

beforeAll(async () => {
  ours = await createAuthority('Our Own Authority')
  stranger = await createAuthority('Some Stranger')
  client = await ours.issue({ names: ['client'] })
  const good = await ours.issue()
  const demanding = { ...good, ca: ours.certificate, requestCert: true, rejectUnauthorized: true }
  const make = (identity: TlsOptions): Promise<TestServer> => serveTls(answer, identity)
  servers = {
    good: await make(good),
    stranger: await make(await stranger.issue()),
    selfSigned: await make(await createSelfSigned()),
    expired: await make(await ours.issue({ notAfter: new Date('2024-02-29T00:00:00Z') })),
    otherHost: await make(await ours.issue({ names: ['gateway.example', 'other.example'] })),
    demanding: await make(demanding),
    demandingOld: await make({ ...demanding, maxVersion: 'TLSv1.2' }),
    old: await make({ ...good, maxVersion: 'TLSv1.2' }),
    plain: await serve(answer),
  }
})
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server[Symbol.asyncDispose]()))
})

const originOf = (name: string): string => `https://localhost:${servers[name]?.port ?? 0}`
// To read everybody whom Node trusts takes longer than to connect.
const onlyOurs = (): NodeTransportOptions => ({ ca: ours.certificate, roots: 'none' })
const ask = async (name: string, options: NodeTransportOptions = {}): Promise<string> => {
  await using transport = nodeTransport({ ...onlyOurs(), ...options })
  const response = await transport(originOf(name))
  return await response.text()
}

describe('A certificate of a private authority', () => {
  it('is accepted when the authority was given as text', async () => {
    expect(await ask('good', { roots: 'bundled' })).toBe('hello')
  })

  it('is accepted when the authority is one of several, in text and files, and nobody else is trusted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'))
    const file = join(folder, 'ca.pem')
    await writeFile(file, `Our Own Authority\n${ours.certificate}\n`)

    const text = await ask('good', { ca: [stranger.certificate, file] })
    await rm(folder, { recursive: true })

    expect(text).toBe('hello')
  })

  it('is refused when it was cut off, behind whichever others', () => {
    for (const others of [[], [stranger.certificate]]) {
      const bundle = [...others, ours.certificate.slice(0, -40)].join('\n')

      expect(() => nodeTransport({ ca: bundle })).toThrow(
        /The transport option ca holds (?:no certificate|a certificate that was cut off)\./,
      )
    }
  })

  it('is accepted beside those of the operating system', async () => {
    expect(await ask('good', { roots: 'system' })).toBe('hello')
  })

  it('does for a name that it carries, when servername says so', async () => {
    expect(await ask('otherHost', { servername: 'gateway.example' })).toBe('hello')
  })

  it('is looked at again on a connection that resumes an earlier one', async () => {
    await using transport = nodeTransport({ ...onlyOurs(), connections: 1, keepAliveMs: 1 })
    const texts = [
      await (await transport(originOf('good'))).text(),
      await (await transport(originOf('good'))).text(),
    ]

    await expect(ask('good', { ca: stranger.certificate })).rejects.toThrow('fetch failed')
    expect(texts).toEqual(['hello', 'hello'])
  })
})

const failures: readonly (readonly [string, string, readonly string[]])[] = [
  ['stranger', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['signed by "Some Stranger"', 'nodeTransport as ca']],
  ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT', ['self-signed, by "localhost"', 'nodeTransport as ca']],
  ['expired', 'CERT_HAS_EXPIRED', ['expired on Feb 29 00:00:00 2024', 'renewed']],
  ['otherHost', 'ERR_TLS_CERT_ALTNAME_INVALID', ['gateway.example, other.example', 'servername']],
  ['demanding', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', ['client certificate', 'cert and key']],
  ['demandingOld', 'ERR_SSL_SSL_TLS_ALERT_HANDSHAKE_FAILURE', ['client certificate', 'cert and key']],
  ['plain', 'ERR_SSL_WRONG_VERSION_NUMBER', ['does not speak TLS', 'port']],
]

describe.each(failures)('A server that is %s', (name, code, words) => {
  it('fails a fetch with a code and a sentence', async () => {
    const failure: unknown = await ask(name).catch((error: unknown) => error)

    const { cause } = failure as { readonly cause: Error }
    expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code } })
    for (const word of [...words, `localhost:${servers[name]?.port ?? 0}`])
      expect(cause.message).toContain(word)
    expect(cause.message).not.toMatch(/dangerous|rejectUnauthorized|NODE_TLS/i)
  })

  it('fails a login as unreachable', async () => {
    await using transport = nodeTransport(onlyOurs())
    const credentials = { username: 'ann', password: 'of ann' }
    await using session = createSession(toy(originOf(name)), { credentials, transport })

    const failure: unknown = await session.login().catch((error: unknown) => error)

    expect(failure).toMatchObject({ code: 'unreachable', cause: { code } })
    for (const word of words) expect((failure as Error).message).toContain(word)
  })
})

describe('A server that demands a client certificate', () => {
  it.each(['demanding', 'demandingOld'])('is content with one of its authority: %s', async (name) => {
    expect(await ask(name, client)).toBe('hello')
  })

  it('is content when the key is encrypted, and its passphrase right', async () => {
    const passphrase = 'a made-up phrase'
    const key = createPrivateKey(client.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase,
    })

    expect(await ask('demanding', { ...client, key: key.toString(), passphrase })).toBe('hello')
    expect(() => nodeTransport({ ...client, key: key.toString(), passphrase: 'another one' })).toThrow(
      'passphrase',
    )
    expect(() => nodeTransport({ ...client, key: key.toString() })).toThrow('encrypted')
  })

  it('refuses one of another authority, and the sentence says so', async () => {
    const asking = ask('demanding', await stranger.issue({ names: ['client'] }))

    await expect(asking).rejects.toMatchObject({
      cause: { message: containing('check cert and key') },
    })
  })
})

it('does not talk to a server that is older than it is told to accept', async () => {
  expect(await ask('old')).toBe('hello')
  await expect(ask('old', { minVersion: 'TLSv1.3' })).rejects.toMatchObject({
    cause: { message: containing('minVersion') },
  })
})

const blind = { dangerouslyTrustAnyCertificate: true }

it('can be made to trust anybody', async () => {
  expect(await ask('stranger', blind)).toBe('hello')
  expect(await ask('otherHost', blind)).toBe('hello')
})

it.each(['production', 'Production', 'PRODUCTION', ' production ', 'production\r\n', '\tProduction'])(
  'cannot be made to trust anybody in production: %j',
  (written) => {
    vi.stubEnv('NODE_ENV', written)
    onTestFinished(() => void vi.unstubAllEnvs())

    expect(() => nodeTransport(blind)).toThrow('is refused where NODE_ENV is production')
  },
)

it('A server that shows another certificate is not believed because its last one was, although its tickets are', async () => {
  const ticketKeys = Buffer.alloc(48, 'k')
  const server = createSecureServer({ ...(await ours.issue()), ticketKeys }, answer)
  await using place = await listen(server)
  await using transport = nodeTransport({ ca: ours.certificate, roots: 'none', keepAliveMs: 1 })
  const first = await (await transport(place.origin, { headers: { connection: 'close' } })).text()

  server.setSecureContext({ ...(await stranger.issue()), ticketKeys })
  const codes: unknown[] = []
  for (let count = 0; count < 2; count += 1) {
    const failure = await transport(place.origin).catch((error: unknown) => error)
    codes.push((failure as { readonly cause?: { readonly code?: string } }).cause?.code)
  }

  expect(first).toBe('hello')
  expect(codes).toEqual(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
})
