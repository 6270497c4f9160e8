import { account, type CommandLine, commandLines } from './command-line.ts'
import { curl, statusOf } from './curl.ts'
import { begin, run, type Running } from './run-command.ts'
import { hasSeen, serve } from './serve.ts'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const key = 'a key that callers know'
/** As Java's own client does with every request in clear text. */
const offersHttp2 = [
  'connection: Upgrade, HTTP2-Settings',
  'upgrade: h2c',
  'http2-settings: AAMAAABk',
].flatMap((header) => ['--header', header])
const onPort = ['proxy', '--no-share', '--port', '0'] as const

describe.each(commandLines)('$name proxy', (line) => {
  let server: Awaited<ReturnType<typeof serve>>
  let proxy: Running
  let address: string
  const call = (...args: readonly string[]): Promise<string> =>
    curl(...args, ...line.curl, `${address}${line.path}`)

  beforeAll(async () => {
    server = await serve(line)
    const env = { ...account(line, server.url), PROXY_KEY: key }
    proxy = await begin(line, onPort, { env, ready: /http:\S+\n/ })
    address = proxy.said.trim()
  })
  afterAll(() => Promise.all([proxy.stop(), server.close()]))

  it('signs what comes, renews under load, and logs in once each time', async () => {
    const { emulator } = server
    const headers = ['--header', `x-proxy-key: ${key}`]
    await call(...headers)
    emulator.expireSessions()

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => call(...headers, ...(index % 2 === 0 ? offersHttp2 : []))),
    )

    expect(answers.map(statusOf)).toEqual(answers.map(() => '200'))
    expect(emulator.loginAttempts).toBe(2)
  })

  it('takes the key as a password, too, and hands neither it nor a caller’s own session on', async () => {
    await call('--header', `x-proxy-key: ${key}`, '--header', `${line.sessionHeader}: mine`)
    await call('--user', `any:${key}`)
    const requests = JSON.stringify(server.emulator.requests.slice(-2))

    expect(requests).toContain(line.sessionHeader.toLowerCase())
    expect(requests).not.toContain('"mine"')
    expect(requests).not.toContain(Buffer.from(`any:${key}`).toString('base64'))
    expect(requests).not.toContain(key)
  })
})

describe('a proxy', () => {
  const [line] = commandLines as [CommandLine]
  let server: Awaited<ReturnType<typeof serve>>
  let folder: string
  let env: Readonly<Record<string, string>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'proxy-'))
    server = await serve(line)
    env = account(line, server.url)
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it('lets nobody through who does not know its key, or means another server', async () => {
    const proxy = await begin(line, onPort, { env: { ...env, PROXY_KEY: key }, ready: /http:\S+\n/ })
    const address = proxy.said.trim()
    const url = `${address}${line.path}`
    const known = ['-H', `x-proxy-key: ${key}`]

    const answers = await Promise.all([
      curl(url),
      curl('-H', 'x-proxy-key: guess', url),
      curl('-H', 'host: stranger.example', ...known, url),
      curl(...known, '--request-target', 'http://stranger.example/', address),
    ])
    const { stdout, stderr } = await proxy.stop()

    expect(answers.map(statusOf)).toEqual(['401', '401', '421', '400'])
    expect(server.emulator.requestsSeen).toBe(0)
    expect(stderr).toMatch(/x-proxy-key: the key in PROXY_KEY\n/)
    expect(stdout + stderr).not.toContain(key)
  })

  it('makes a key of its own where PROXY_KEY is empty, and lets nobody in without it', async () => {
    const proxy = await begin(line, onPort, { env: { ...env, PROXY_KEY: '' }, ready: /http:\S+\n/ })
    const answer = await curl('-H', 'x-proxy-key;', `${proxy.said.trim()}${line.path}`)
    const { stderr } = await proxy.stop()

    expect(statusOf(answer)).toBe('401')
    expect(stderr).toMatch(/x-proxy-key: [\w-]{32}\n/)
  })

  it('on a socket lets this user only in, and no other proxy take its place', async () => {
    const [socket, file] = [join(folder, 'socket'), join(folder, 'file')]
    writeFileSync(file, 'mine')
    const proxy = await begin(line, ['proxy', '--no-share', '--socket', socket], { env, ready: /socket\n/ })
    const attempts = await Promise.all(
      [file, socket].map((path) => run(line, ['proxy', '--no-share', '--socket', path], { env })),
    )
    const { mode } = statSync(socket)
    await proxy.stop()

    expect(mode & 0o777).toBe(0o600)
    expect(attempts.map(({ code }) => code)).toEqual([2, 2])
    expect(attempts[0]?.stderr).toContain('is not a socket')
    expect(attempts[1]?.stderr).toContain('Somebody listens')
  })

  it('lets calls end on SIGTERM, logs out, and counts on standard error', async () => {
    const { emulator } = server
    const path = join(folder, 'short')
    const proxy = await begin(line, ['proxy', '--no-share', '--socket', path], { env, ready: /short\n/ })
    const url = `http://any${line.path}`
    await curl('--unix-socket', path, url)
    const letGo = emulator.holdNextReply()
    const late = curl('--unix-socket', path, url)
    await hasSeen(emulator, emulator.requestsSeen + 1)
    const end = proxy.stop()
    await setTimeout(200)
    letGo()

    expect(statusOf(await late)).toBe('200')

    const { code, stderr } = await end

    expect(code).toBe(0)
    expect(stderr).toMatch(/2 calls, 0 failed, 0 sent again, 1 logins/)
    expect(emulator.liveSessions).toBe(0)
  })

  it('ends, and says why, when somebody logs its session out for all', async () => {
    const path = join(folder, 'shared')
    const shares = { ...env, XDG_STATE_HOME: folder }
    const proxy = await begin(line, ['proxy', '--socket', path], { env: shares, ready: /shared\n/ })
    const ask = (): Promise<string> => curl('--unix-socket', path, ...line.curl, `http://any${line.path}`)
    const before = statusOf(await ask())
    await run(line, ['logout'], { env: shares })
    const after = await ask()
    const { code, stderr } = await proxy.ended

    expect([before, statusOf(after), code]).toEqual(['200', '503', 0])
    expect(after).toContain('This proxy is ending. Start another one.')
    expect(stderr).toContain('Somebody logged the session out for all: this proxy ends.')
    expect(server.emulator.liveSessions).toBe(0)
  })
})
