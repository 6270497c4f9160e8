import { type Authority, createAuthority } from './authority.ts'
import { serveProxy, type TestProxy } from './proxy-server.ts'
import { serve, serveTcp, serveTls, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const containing = (text: string): unknown => expect.stringContaining(text)

const credentials = 'proxy user:p@ss/word'
const encoded = credentials.replace(' ', '%20').replace('@', '%40').replace('/', '%2F')
let authority: Authority
let secure: TestServer
let plain: TestServer
let open: TestProxy
let guarded: TestProxy
const seen: (string | undefined)[] = []

beforeAll(async () => {
  authority = await createAuthority('Our Own Authority')
  secure = await serveTls(
    (request, response) => {
      seen.push(request.headers['proxy-authorization'])
      response.end('secure')
    },
    await authority.issue({ names: ['localhost', 'gateway.example'] }),
  )
  plain = await serve((request, response) => {
    seen.push(request.headers['proxy-authorization'])
    response.end(`plain ${request.url ?? ''}`)
  })
  open = await serveProxy()
  guarded = await serveProxy({ credentials })
})
afterAll(async () => {
  await Promise.all([secure, plain, open, guarded].map((server) => server[Symbol.asyncDispose]()))
})
afterEach(() => {
  vi.unstubAllEnvs()
  seen.length = 0
  for (const proxy of [open, guarded]) proxy.asked.length = 0
})

const ask = async (url: string, proxy: string): Promise<Response> => {
  const transport = nodeTransport({ ca: authority.certificate, roots: 'none', proxy })
  try {
    const response = await transport(url)
    return new Response(await response.text(), response)
  } finally {
    await transport[Symbol.asyncDispose]()
  }
}
const failureOf = (sending: Promise<unknown>): Promise<unknown> => sending.catch((error: unknown) => error)
const withUser = (proxy: TestProxy): string => proxy.origin.replace('//', `//${encoded}@`)

describe('Through a proxy', () => {
  it('TLS goes in a tunnel', async () => {
    const response = await ask(secure.origin, open.origin)

    expect([await response.text(), open.asked]).toEqual(['secure', [`CONNECT localhost:${secure.port}`]])
  })

  it('plain HTTP is forwarded', async () => {
    const response = await ask(`${plain.origin}/a?b`, open.origin)

    expect([await response.text(), open.asked]).toEqual(['plain /a?b', [`GET ${plain.origin}/a?b`]])
  })

  it.each([
    ['in a tunnel', () => secure.origin],
    ['forwarded', () => plain.origin],
  ])('that wants to know who asks, the password is told to it alone: %s', async (_way, target) => {
    const response = await ask(target(), withUser(guarded))

    expect([response.status, guarded.asked.length, seen]).toEqual([200, 1, [undefined]])
  })

  it('whose question nobody answered, 407 is the answer of plain HTTP', async () => {
    const response = await ask(plain.origin, guarded.origin)

    expect([response.status, response.headers.get('proxy-authenticate')]).toEqual([407, 'Basic'])
  })

  it.each([
    ['nobody says who asks', () => guarded.origin, 'put user and password into the option proxy'],
    [
      'the password is wrong',
      () => guarded.origin.replace('//', '//who:made-up@'),
      'does not accept the user and password',
    ],
  ])('a tunnel that is refused because %s fails with a sentence', async (_why, proxy, words) => {
    const failure = await failureOf(ask(secure.origin, proxy()))

    expect(failure).toMatchObject({ name: 'TypeError', cause: { code: 'PROXY_AUTHENTICATION_REQUIRED' } })
    expect(inspect(failure)).toContain(words)
    expect(inspect(failure, { depth: 9 })).not.toContain('made-up')
  })

  it('a target that it does not allow fails with its status', async () => {
    const failure = await failureOf(ask('https://localhost:9/', withUser(guarded)))

    expect(failure).toMatchObject({
      cause: { code: 'PROXY_REFUSED', message: containing('403') },
    })
    expect(inspect(failure, { depth: 9 })).not.toMatch(/p@ss|p%40ss|proxy user|cHJveHk/)
  })

  it('that breaks off, and one that is not there, are named', async () => {
    await using broken = await serveTcp((socket) => void socket.once('data', () => socket.destroy()))

    const failures = [
      await failureOf(ask(secure.origin, broken.origin)),
      await failureOf(ask(secure.origin, 'http://user:made-up@127.0.0.1:1')),
    ]

    expect(failures).toMatchObject([
      { cause: { code: 'PROXY_BROKE_OFF', message: containing(String(broken.port)) } },
      { cause: { code: 'ECONNREFUSED', message: containing('the proxy 127.0.0.1:1') } },
    ])
    expect(inspect(failures, { depth: 9 })).not.toContain('made-up')
  })
})

describe('A proxy', () => {
  it('on another machine is not told what is for this one, in clear text or not', async () => {
    const responses = [
      await ask(plain.origin, 'http://proxy.invalid:3128'),
      await ask(secure.origin, 'http://proxy.invalid:3128'),
    ]

    expect(responses.map(({ status }) => status)).toEqual([200, 200])
  })

  it.each(['201 Created', '204 No Content', '299 Fine'])('opens a tunnel with %s', async (accepted) => {
    await using proxy = await serveProxy({ accepted })

    expect(await (await ask(secure.origin, proxy.origin)).text()).toBe('secure')
  })

  it('is spoken to over TLS, with a tunnel in it, and forwards', async () => {
    await using proxy = await serveProxy({ identity: await authority.issue() })

    const texts = [
      await (await ask(secure.origin, proxy.origin)).text(),
      await (await ask(plain.origin, proxy.origin)).text(),
    ]

    expect([texts, proxy.asked.length]).toEqual([['secure', 'plain /'], 2])
  })

  it('sees nothing of the client certificate, which is for the server', async () => {
    await using proxy = await serveProxy({ identity: await authority.issue() })
    const { cert, key } = await authority.issue({ names: ['client'] })
    await using transport = nodeTransport({
      ca: authority.certificate,
      roots: 'none',
      cert,
      key,
      proxy: proxy.origin,
    })

    for (const { origin } of [secure, plain]) await (await transport(origin)).text()

    expect(new Set(proxy.shown)).toEqual(new Set(['nothing']))
  })

  it.each([
    ['its own name', ['localhost'], 'secure'],
    ['the name of the server', ['gateway.example'], 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('has to have %s in its certificate, whatever servername is', async (...[, names, expected]) => {
    await using proxy = await serveProxy({ identity: await authority.issue({ names }) })
    await using transport = nodeTransport({
      ca: authority.certificate,
      roots: 'none',
      proxy: proxy.origin,
      servername: 'gateway.example',
    })

    const outcome = await transport(secure.origin).then(
      (response) => response.text(),
      (error: unknown) => ((error as TypeError).cause as { readonly code: string }).code,
    )

    expect(outcome).toBe(expected)
  })
})

/** The same server under a name that is not this machine's: only the proxy knows where it is. */
const afar = ({ origin }: TestServer): string => origin.replace(/localhost|127\.0\.0\.1/, 'gateway.example')

describe('The environment', () => {
  it('is not looked at unasked', async () => {
    vi.stubEnv('http_proxy', open.origin)
    await using transport = nodeTransport()

    await (await transport(plain.origin)).text()

    expect(open.asked).toEqual([])
  })

  it.each([
    ['HTTPS_PROXY', () => afar(secure)],
    ['https_proxy', () => afar(secure)],
    ['HTTP_PROXY', () => afar(plain)],
    ['http_proxy', () => afar(plain)],
  ])('names the proxy in %s', async (name, target) => {
    vi.stubEnv(name, withUser(guarded))

    const response = await ask(target(), 'environment')

    expect([response.status, guarded.asked.length]).toEqual([200, 1])
  })

  it.each([
    ['NO_PROXY', 'gateway.invalid'],
    ['no_proxy', 'example.com, .invalid'],
    ['NO_PROXY', '*'],
  ])('exempts in %s: %s', async (name, value) => {
    vi.stubEnv('HTTP_PROXY', open.origin)
    vi.stubEnv(name, value)

    const failure = await failureOf(ask('http://gateway.invalid/', 'environment'))

    expect([failure, open.asked]).toEqual([expect.objectContaining({ message: 'fetch failed' }), []])
  })

  it.each([
    '127.0.0.1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'gateway.localhost',
    '127.0.0.1.',
    '2130706433',
  ])('is not asked for what is for this machine: %s', async (host) => {
    vi.stubEnv('HTTP_PROXY', open.origin)

    const response = await ask(`http://${host}:${plain.port}/`, 'environment')

    expect([response.status, open.asked]).toEqual([200, []])
  })

  it('of a CGI program is not believed, where a request may have written it', async () => {
    vi.stubEnv('REQUEST_METHOD', 'GET')
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1')

    const failure = await failureOf(ask('http://gateway.invalid/', 'environment'))

    expect(failure).not.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  it.each(['Environment', 'ENVIRONMENT', '3128', 'proxy', ':3128', 'socks5://127.0.0.1:1080'])(
    'is not what %s means',
    (proxy) => {
      expect(() => nodeTransport({ proxy })).toThrow("or 'environment'")
    },
  )

  it('that names no proxy is refused without being quoted', () => {
    vi.stubEnv('HTTPS_PROXY', 'socks5://user:made-up@127.0.0.1')

    expect(() => nodeTransport({ proxy: 'environment' })).toThrow('proxy (HTTPS_PROXY)')
    expect(() => nodeTransport({ proxy: 'environment' })).not.toThrow('made-up')
  })
})
