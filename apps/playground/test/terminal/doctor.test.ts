import { account, type CommandLine, commandLines, emulate, run } from './command-line.ts'
import { handOn } from './recorder.ts'
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

interface Report {
  readonly findings: readonly {
    readonly step: string
    readonly status: string
    readonly summary: string
    readonly advice?: string
  }[]
  readonly verdict: string
  readonly program?: string
}

/** Credentials of the emulators that no person has. */
const services: Readonly<Record<CommandLine['prefix'], readonly [id: string, secret: string]>> = {
  APPVIEWX: ['demo-service', 'Secret@789'],
  SECURID: ['624366536445383500', 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456'],
}

describe.each(commandLines)('$name doctor', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  const examine = (
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): ReturnType<typeof run> =>
    run(line, ['doctor', ...args], { env: { ...account(line, server.url), ...env } })
  const report = async (
    args: readonly string[] = [],
    env = {},
  ): Promise<Report & { readonly code: number | null }> => {
    const { code, stdout } = await examine(['--json', ...args], env)
    return { code, ...(JSON.parse(stdout) as Report) }
  }
  const statuses = ({ findings }: Report): Readonly<Record<string, string>> =>
    Object.fromEntries(findings.map(({ step, status }) => [step, status]))

  beforeAll(async () => {
    server = await emulate(line)
  })
  afterAll(() => server.stop())

  it('goes step by step, logs in once and out again, and ends with a program and a verdict', async () => {
    const before = Number(await server.control.state('loginAttempts'))
    const { code, stdout, stderr } = await examine()

    expect(code, stderr).toBe(0)
    expect([...stdout.matchAll(/^ {2}[✓–!] ([^:]+):/gm)].map(([, step]) => step)).toEqual([
      'options',
      'names',
      'connection',
      'proxy',
      'TLS',
      'product',
      'login',
      'a signed call',
      'logout',
      'how an end is told',
      'clocks',
    ])
    expect(stdout).toContain(`import {`)
    expect(stdout.trim().split('\n').at(-1)).toBe('It works.')
    expect(stdout).not.toContain(line.password)
    expect(await server.control.state('loginAttempts')).toBe(before + 1)
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('says that a logout failed, and what that leaves', async () => {
    const front = createServer((incoming, outgoing) => {
      if (/logout/i.test(incoming.url ?? '')) outgoing.writeHead(500).end()
      else void handOn(incoming, outgoing, server.url)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => front.once('listening', resolve))
    const { port } = front.address() as AddressInfo

    const told = await report([], { [`${line.prefix}_URL`]: `http://127.0.0.1:${port}` })
    front.close()
    await server.control.turn('expireSessions')

    expect(told.code).toBe(0)
    expect(told.findings.find(({ step }) => step === 'logout')).toMatchObject({
      status: 'warning',
      summary: 'The logout failed: the session lives on until it lapses.',
    })
    expect(statuses(told)).not.toHaveProperty('how an end is told')
  })

  it('says which account has no logout', async () => {
    const [id, secret] = services[line.prefix]
    const told = await report([], {
      [`${line.prefix}_USERNAME`]: '',
      [`${line.prefix}_PASSWORD`]: '',
      [`${line.prefix}_CLIENT_ID`]: id,
      [`${line.prefix}_CLIENT_SECRET`]: secret,
    })

    expect(told.code).toBe(0)
    expect(told.findings.find(({ step }) => step === 'logout')).toMatchObject({
      status: 'skipped',
      summary: 'There is none for this kind of account: what it was granted lapses.',
    })
  })

  it('says the same as data', async () => {
    const told = await report()

    expect(told.code).toBe(0)
    expect(statuses(told)).toMatchObject({
      product: 'ok',
      login: 'ok',
      logout: 'ok',
      'how an end is told': 'ok',
    })
    expect(told.program).toContain(server.url)
  })

  it('uses no credentials with --no-login, and asks for none', async () => {
    const before = await server.control.state('loginAttempts')
    const { code, stdout } = await run(line, ['doctor', '--no-login', '--url', server.url])

    expect(code).toBe(0)
    expect(stdout).toContain('product')
    expect(stdout).not.toContain('login:')
    expect(await server.control.state('loginAttempts')).toBe(before)
  })

  it('sends a wrong password once, and ends with 3', async () => {
    const before = Number(await server.control.state('loginAttempts'))
    const told = await report([], { [`${line.prefix}_PASSWORD`]: 'Wrong!1' })

    expect(told.code).toBe(3)
    expect(statuses(told)).toMatchObject({ login: 'failed' })
    expect(JSON.stringify(told)).not.toContain('Wrong!1')
    expect(await server.control.state('loginAttempts')).toBe(before + 1)
  })

  it.each([
    { what: 'a port where nobody answers', url: 'https://127.0.0.1:1', failed: 'connection' },
    { what: 'a name that does not exist', url: 'https://no-such-host.invalid', failed: 'names' },
  ])('stops at $what', async ({ url, failed }) => {
    const told = await report([], { [`${line.prefix}_URL`]: url })

    expect(told.code).toBe(4)
    expect(statuses(told)[failed]).toBe('failed')
    expect(statuses(told)).not.toHaveProperty('login')
    expect(told.verdict).toContain('does not work yet')
  })

  it.each([
    {
      what: 'a web page',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Welcome</html>',
    },
    { what: 'a login portal', status: 302, headers: { location: 'https://sso.example/' }, body: '' },
    {
      what: 'another service',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    },
  ])('tells $what from the product, and sends it no password', async ({ status, headers, body }) => {
    const seen: string[] = []
    const stranger = createServer(({ headers: sent }, response) => {
      seen.push(JSON.stringify(sent))
      response.writeHead(status, { ...headers }).end(body)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => stranger.once('listening', resolve))
    const { port } = stranger.address() as AddressInfo

    const told = await report([], { [`${line.prefix}_URL`]: `http://127.0.0.1:${port}` })
    stranger.close()

    expect(told.code).toBe(1)
    expect(statuses(told)).toMatchObject({ product: 'failed' })
    expect(statuses(told)).not.toHaveProperty('login')
    expect(seen.join()).not.toContain(line.password)
  })
})

describe('a proxy that wants an account', () => {
  it.each(commandLines)('is named without it, and the program says where it goes: $name', async (line) => {
    const server = await emulate(line)
    const seen: (string | undefined)[] = []
    const proxy = createServer((incoming, outgoing) => {
      const { url = '', method, headers } = incoming
      seen.push(headers['proxy-authorization'])
      const behind = request(new URL(url, server.url), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      })
      incoming.pipe(behind)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const env = account(line, server.url)
    const told: string[] = []
    for (const [address, ...more] of [[`http://me:Pr0xyWord@${host}`], [`me:Pr0xyWord@${host}`, '--json']]) {
      const { stdout, stderr, code } = await run(line, ['doctor', '--proxy', address ?? '', ...more], { env })
      expect(code, stdout).toBe(0)
      told.push(stdout + stderr)
    }
    proxy.close()
    await server.stop()

    expect(seen).toContain(`Basic ${btoa('me:Pr0xyWord')}`)
    for (const text of told) {
      expect(text).not.toMatch(/Pr0xyWord|me:/)
      expect(text).toContain(`http://${host}`)
      expect(text).toMatch(/nodeTransport\(/)
      expect(text).toContain('user and password')
    }
  })
})

describe('a diagnosis goes the way that a call goes', () => {
  const [line] = commandLines as [CommandLine]
  let server: Awaited<ReturnType<typeof emulate>>
  let authority: string
  beforeAll(async () => {
    server = await emulate(line, '--tls', '--host', '0.0.0.0')
    authority = /authority in (\S+)/.exec(server.said)?.[1] ?? ''
  })
  afterAll(() => server.stop())

  /** A proxy that opens its way with this status, for whom it knows. */
  async function proxyThat(status: number, account?: string): Promise<string> {
    const proxy = createServer()
    proxy.on('connect', ({ headers }, socket: Socket) => {
      socket.on('error', () => {})
      if (headers['proxy-authorization'] !== account) {
        socket.end('HTTP/1.1 407 Who are you\r\n\r\n')
        return
      }
      const behind = connect(Number(new URL(server.url).port), '127.0.0.1')
      behind.on('error', () => socket.destroy())
      socket.write(`HTTP/1.1 ${status} Go on\r\n\r\n`)
      socket.pipe(behind).pipe(socket)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      proxy.close()
    })
    return `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  }

  it.each([
    {
      what: 'that wants an account',
      status: 200,
      known: `Basic ${btoa('me:Pr0xyWord')}`,
      sent: 'me:Pr0xyWord@',
    },
    { what: 'that opens the way with another 2xx', status: 204, known: undefined, sent: '' },
  ])('through a proxy $what', async ({ status, known, sent }) => {
    const host = await proxyThat(status, known)
    const args = ['doctor', '--ca', authority, '--proxy', `http://${sent}${host}`]
    const { code, stdout } = await run(line, args, { env: account(line, server.url) })

    expect(code, stdout).toBe(0)
    expect(stdout).toContain(`Through http://${host}`)
    expect(stdout).not.toContain('Pr0xyWord')
  })

  it('and says why a proxy does not open it', async () => {
    const host = await proxyThat(200, 'Basic another')
    const args = ['doctor', '--ca', authority, '--proxy', `http://${host}`]
    const { code, stdout } = await run(line, args, { env: account(line, server.url) })

    expect(code).toBe(4)
    expect(stdout).toMatch(/TLS: The proxy \S+ asks who you are/)
  })

  it('also where Node was told to use the proxies of the environment', async () => {
    const host = await proxyThat(200)
    const env = {
      ...account(line, server.url),
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://${host}`,
      NODE_EXTRA_CA_CERTS: authority,
    }
    const { code, stdout } = await run(line, ['doctor'], { env })

    expect(code, stdout).toBe(0)
    expect(stdout).toContain(`Through http://${host}, as HTTPS_PROXY says.`)
  })

  it.each(['socks5://127.0.0.1:1', ':::', 'http://me:100%@127.0.0.1:1'])(
    'and not that of a proxy that nobody asked for, whatever is set: %s',
    async (proxy) => {
      const env = { ...account(line, server.url), HTTPS_PROXY: proxy }
      const { code, stdout } = await run(line, ['doctor', '--ca', authority], { env })

      expect(code, stdout).toBe(0)
      expect(stdout).toContain('Direct, although HTTPS_PROXY would want a proxy.')
    },
  )
})

/** The diagnosis of a README. */
const shownBy = ({ name }: CommandLine): string => {
  const readme = readFileSync(new URL(`../../../../packages/${name}/README.md`, import.meta.url), 'utf8')
  return /A diagnosis[^]*?```text\n(?<shown>[^]*?)```/.exec(readme)?.groups?.['shown'] ?? ''
}

/** A diagnosis from the step about TLS on, whatever day it is. */
const fromTls = (text: string): string =>
  text
    .slice(text.indexOf('TLS:'))
    .replace(/valid until .*/, 'valid')
    .trim()

describe('a certificate that nobody signed', () => {
  it.each(commandLines)('is not trusted, as the README shows, and trusted with --ca: $name', async (line) => {
    const server = await emulate(line, '--tls')
    const authority = /authority in (\S+)/.exec(server.said)?.[1] ?? ''
    const url = server.url.replace('127.0.0.1', 'localhost')
    const env = account(line, url)

    const without = await run(line, ['doctor', '--no-login'], { env })
    const withIt = await run(line, ['doctor', '--ca', authority], { env })
    await server.stop()

    expect(without.code).toBe(4)
    expect(without.stdout).toMatch(/TLS: The certificate is not trusted/)
    expect(fromTls(without.stdout)).toBe(fromTls(shownBy(line)))
    expect(withIt.code, withIt.stdout).toBe(0)
    expect(withIt.stdout).toContain(`nodeTransport({"ca":`)
  })
})

describe('a gateway that tells the end of a session otherwise', () => {
  it.each([
    [407, /407/, /nodeTransport/],
    ['unauthorized-message', /200/, /unauthorizedInSuccess: true/],
  ])('by %s is found out, and the program says what to set', async (expiryAnswer, summary, setting) => {
    const [line] = commandLines as [CommandLine]
    const server = await emulate(line, '--set', `expiryAnswer=${expiryAnswer}`)
    const { stdout, code } = await run(line, ['doctor'], { env: account(line, server.url) })
    await server.stop()

    expect(code).toBe(0)
    expect(stdout).toMatch(summary)
    expect(stdout).toMatch(setting)
  })
})
