import { account, begin, type CommandLine, commandLines, emulate, type Running } from './command-line.ts'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const curl = async (...args: readonly string[]): Promise<string> =>
  (
    await promisify(execFile)('curl', [
      '--silent',
      '--max-time',
      '10',
      '--write-out',
      '\n%{http_code}',
      ...args,
    ])
  ).stdout

describe.each(commandLines)('$name proxy', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  let folder: string
  let socket: string
  let proxy: Running
  let keyed: Running & { readonly address: string; readonly key: string }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'proxy-'))
    socket = join(folder, 'socket')
    server = await emulate(line)
    const env = account(line, server.url)
    proxy = await begin(line, ['proxy', '--no-share', '--socket', socket], { env, ready: /socket\n/ })
    const key = 'a key that callers know'
    const running = await begin(line, ['proxy', '--no-share', '--port', '0'], {
      env: { ...env, PROXY_KEY: key },
      ready: /http:\S+\n/,
    })
    keyed = { ...running, key, address: running.said.trim() }
  })
  afterAll(async () => {
    await Promise.all([proxy, keyed, server].map(({ stop }) => stop()))
    rmSync(folder, { recursive: true })
  })

  it('lets this user only in through its socket', () => {
    expect(statSync(socket).mode & 0o777).toBe(0o600)
  })

  it('signs what comes, renews under load, and logs in once each time', async () => {
    const call = (): Promise<string> => curl('--unix-socket', socket, ...line.curl, `http://any${line.path}`)
    await call()
    const before = Number(await server.control.state('loginAttempts'))
    await server.control.turn('expireSessions')

    const answers = await Promise.all(Array.from({ length: 8 }, call))

    expect(answers.map((answer) => answer.split('\n').at(-1))).toEqual(answers.map(() => '200'))
    expect(await server.control.state('loginAttempts')).toBe(before + 1)
  })

  it.each<[what: string, args: (address: string, key: string) => readonly string[], status: string]>([
    ['without the key', (address) => [`${address}${line.path}`], '401'],
    ['with another key', (address) => ['-H', 'x-proxy-key: guess', `${address}${line.path}`], '401'],
    [
      'with another host',
      (address, key) => [
        '-H',
        'host: stranger.example',
        '-H',
        `x-proxy-key: ${key}`,
        `${address}${line.path}`,
      ],
      '421',
    ],
    [
      'to another server',
      (address, key) => [
        '-H',
        `x-proxy-key: ${key}`,
        '--request-target',
        'http://stranger.example/',
        address,
      ],
      '400',
    ],
  ])('lets nobody through %s', async (_what, args, status) => {
    const before = await server.control.state('requestsSeen')
    const answer = await curl(...args(keyed.address, keyed.key))

    expect(answer.split('\n').at(-1)).toBe(status)
    expect(await server.control.state('requestsSeen')).toBe(before)
  })

  it('takes the key as a password, too, and hands neither it nor a caller’s own session on', async () => {
    const own = ['--header', `${line.sessionHeader}: mine`]
    await curl('--header', `x-proxy-key: ${keyed.key}`, ...own, `${keyed.address}${line.path}`)
    await curl('--user', `any:${keyed.key}`, `${keyed.address}${line.path}`)
    const requests = JSON.stringify(
      ((await server.control.state('requests')) as readonly unknown[]).slice(-1),
    )

    expect(requests).not.toContain('mine')
    expect(requests).not.toContain(Buffer.from(`any:${keyed.key}`).toString('base64'))
    expect(requests).not.toContain(keyed.key)
  })

  it.each([
    ['its own', {}, /x-proxy-key: [\w-]{32}\n/],
    ['no other', { PROXY_KEY: 'Zx9-given-by-a-caller' }, /x-proxy-key: the key in PROXY_KEY\n/],
  ])('prints a key: %s', async (_which, given, says) => {
    const env = { ...account(line, server.url), ...given }
    const running = await begin(line, ['proxy', '--no-share', '--port', '0'], { env, ready: /http:\S+\n/ })
    const { stdout, stderr } = await running.stop()

    expect(stderr).toMatch(says)
    expect(stdout + stderr).not.toContain('Zx9')
  })

  it('lets nobody in without a key because PROXY_KEY is empty', async () => {
    const env = { ...account(line, server.url), PROXY_KEY: '' }
    const running = await begin(line, ['proxy', '--no-share', '--port', '0'], { env, ready: /http:\S+\n/ })
    const address = running.said.trim()

    const answers = [`${address}${line.path}`].map((url) => curl('-H', 'x-proxy-key;', url))

    expect((await Promise.all(answers)).map((answer) => answer.split('\n').at(-1))).toEqual(['401'])
    await running.stop()
  })

  it('takes over what is no socket nor a socket that somebody listens on never', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'mine')
    const env = account(line, server.url)
    const attempt = (path: string): Promise<string> =>
      begin(line, ['proxy', '--no-share', '--socket', path], { env, ready: /\n/ }).then(
        () => 'listens',
        String,
      )

    expect(await attempt(file)).toMatch(/ended with 2: .*is not a socket/s)
    expect(await attempt(socket)).toMatch(/ended with 2: .*Somebody listens/s)
  })

  it('lets calls end on SIGTERM, logs out, and counts on standard error', async () => {
    const env = account(line, server.url)
    const path = join(folder, 'short')
    const short = await begin(line, ['proxy', '--no-share', '--socket', path], { env, ready: /short\n/ })
    const url = `http://any${line.path}`
    await curl('--unix-socket', path, url)
    const { hold } = (
      (await server.control.turn('holdNextReply')) as { readonly result: { readonly hold: string } }
    ).result
    const late = curl('--unix-socket', path, url)
    while ((await server.control.state('requestsSeen')) === 0)
      await new Promise((resolve) => setTimeout(resolve, 10))
    const live = Number(await server.control.state('liveSessions'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const end = short.stop()
    await fetch(`${server.control.door}/holds/${hold}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })

    expect((await late).split('\n').at(-1)).toBe('200')

    const { code, stderr } = await end

    expect(code).toBe(0)
    expect(stderr).toMatch(/2 calls, 0 failed, 0 sent again, 1 logins/)
    expect(await server.control.state('liveSessions')).toBe(live - 1)
  })
})
