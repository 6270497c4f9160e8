import { account, type CommandLine, commandLines } from './command-line.ts'
import { emulate } from './emulate.ts'
import { inEnvironment } from './in-environment.ts'
import { runHere } from './in-process.ts'
import { run } from './run-command.ts'
import { serve } from './serve.ts'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

// How a server is reached is the core's affair.
const [line] = commandLines as [CommandLine]

describe('a proxy that wants an account', () => {
  it.each([
    { how: 'with its scheme', scheme: 'http://', more: [], examine: run },
    { how: 'without', scheme: '', more: ['--json'], examine: runHere },
  ])('is named without it, and where that goes: $how', async ({ scheme, more, examine }) => {
    const { close, url } = await serve(line)
    const seen: (string | undefined)[] = []
    const proxy = createServer((incoming, outgoing) => {
      const { method, headers } = incoming
      seen.push(headers['proxy-authorization'])
      const behind = request(new URL(incoming.url ?? '', url), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      })
      incoming.pipe(behind)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const args = ['doctor', '--proxy', `${scheme}me:Pr0xyWord@${host}`, ...more]
    const { stdout, stderr, code } = await examine(line, args, { env: account(line, url) })
    proxy.close()
    await close()

    expect(code, stdout).toBe(0)
    expect(seen).toContain(`Basic ${btoa('me:Pr0xyWord')}`)
    expect(stdout + stderr).not.toMatch(/Pr0xyWord|me:/)
    expect(stdout).toContain(`http://${host}`)
    expect(stdout).toMatch(/nodeTransport\(/)
    expect(stdout).toContain('user and password')
  })
})

describe('a diagnosis goes the way that a call goes', () => {
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
      examine: run,
    },
    {
      what: 'that opens the way with another 2xx',
      status: 204,
      known: undefined,
      sent: '',
      examine: runHere,
    },
  ])('through a proxy $what', async ({ status, known, sent, examine }) => {
    const host = await proxyThat(status, known)
    const args = ['doctor', '--ca', authority, '--proxy', `http://${sent}${host}`]
    const { code, stdout } = await examine(line, args, { env: account(line, server.url) })

    expect(code, stdout).toBe(0)
    expect(stdout).toContain(`Through http://${host}`)
    expect(stdout).not.toContain('Pr0xyWord')
  })

  it('and says why a proxy does not open it', async () => {
    const host = await proxyThat(200, 'Basic another')
    const args = ['doctor', '--ca', authority, '--proxy', `http://${host}`]
    const { code, stdout } = await runHere(line, args, { env: account(line, server.url) })

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

  it('and not that of a proxy of the environment where an option asks for more than Node’s own HTTP', async () => {
    const env = { ...account(line, server.url), NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://127.0.0.1:1' }
    const runs = await Promise.all([
      run(line, ['doctor', '--ca', authority], { env }),
      run(line, ['call', ...line.goodCall, '--no-share', '--ca', authority], { env }),
    ])

    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    expect(runs[0].stdout).toContain('Direct, although HTTPS_PROXY would want a proxy.')
  })

  it.each(['socks5://127.0.0.1:1', ':::', 'http://me:100%@127.0.0.1:1'])(
    'and not that of a proxy that nobody asked for, whatever is set: %s',
    async (proxy) => {
      inEnvironment({ HTTPS_PROXY: proxy })
      const env = { ...account(line, server.url), HTTPS_PROXY: proxy }
      const { code, stdout } = await runHere(line, ['doctor', '--ca', authority], { env })

      expect(code, stdout).toBe(0)
      expect(stdout).toContain('Direct, although HTTPS_PROXY would want a proxy.')
    },
  )
})
