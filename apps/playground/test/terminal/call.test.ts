import { account, type CommandLine, commandLines, emulate, interrupt, run } from './command-line.ts'
import { handOn } from './recorder.ts'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Stands before an emulator, and answers one call with a 500 that holds all its headers. */
async function echoing({ goodCall, sessionHeader }: CommandLine, behind: string) {
  const sessions: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '', headers } = request
    if (url.includes(goodCall[0] ?? '')) {
      const session = String(headers[sessionHeader.toLowerCase()])
      sessions.push(session.replace(/^Bearer /i, ''))
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ headers }))
      return
    }
    await handOn(request, response, behind)
  }
  const echo = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const { port } = echo.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, sessions, stop: () => echo.close() }
}

describe.each(commandLines)('$name call', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  let folder: string
  const call = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    input?: string,
  ): ReturnType<typeof run> =>
    run(line, ['call', ...args], {
      env: { ...account(line, server.url), XDG_STATE_HOME: folder, ...env },
      ...(input !== undefined && { input }),
    })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'state-'))
    server = await emulate(line)
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it('writes the answer to standard output, and nothing else', async () => {
    const { code, stdout, stderr } = await call([...line.goodCall, '--no-share'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.stringify(JSON.parse(stdout))).toContain(line.answerHolds)
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('takes the password from standard input and from a file', async () => {
    const file = join(folder, 'password')
    writeFileSync(file, `${line.password}\n`)
    const none = { [`${line.prefix}_PASSWORD`]: '' }

    const [fromStdin, fromFile] = await Promise.all([
      call([...line.goodCall, '--no-share', '--password-stdin'], none, `${line.password}\n`),
      call([...line.goodCall, '--no-share'], { ...none, [`${line.prefix}_PASSWORD_FILE`]: file }),
    ])

    expect(fromStdin.code, fromStdin.stderr).toBe(0)
    expect(fromFile.code, fromFile.stderr).toBe(0)
  })

  it.each([
    { what: 'a file behind an option', source: '@body', says: undefined },
    { what: 'a file that Windows marked', source: '@marked', says: undefined },
    { what: 'standard input behind an option', source: '-', says: undefined },
    { what: 'a folder', source: '@.', says: /cannot be read: EISDIR/ },
    { what: 'a file that is not there', source: '@no-such-file', says: /cannot be read: ENOENT/ },
  ])('takes a body from $what, or says why not', async ({ source, says }) => {
    const isJson = line.prefix === 'APPVIEWX'
    const [name = '', option, body] = isJson
      ? [line.goodCall[0], '--json', line.goodCall.at(-1) ?? '']
      : ['findUsers', '--body', '<a/>']
    writeFileSync(join(folder, 'body'), body)
    writeFileSync(join(folder, 'marked'), `\u{FEFF}${body}`)
    const place = source.replace('@', `@${folder}/`)
    const { code, stderr } = await call([name, option, place, '--no-share'], {}, body)

    // SecurID finds users by GET only: that it says so shows that the body was sent.
    expect(stderr).toMatch(says ?? (isJson ? /^$/ : /HTTP 405/))
    expect(code).toBe(says ? 2 : Number(!isJson))
  })

  it('refuses a body that is not text in UTF-8, and sends nothing', async () => {
    const file = join(folder, 'latin')
    writeFileSync(file, Buffer.from([0x7b, 0x22, 0xe4, 0x22]))
    const { code, stderr } = await call([line.goodCall[0] ?? '', `@${file}`, '--no-share'])

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error: The file ${file} is not text in UTF-8.\nSee ${line.name} --help.\n`,
    })
  })

  it.each([
    ['a relative XDG_STATE_HOME', { XDG_STATE_HOME: 'here' }, 0],
    ['a home that cannot be written', { HOME: '/dev/null', XDG_STATE_HOME: '' }, 2],
  ])('copes with %s', async (_what, env, expected) => {
    const home = mkdtempSync(join(folder, 'home-'))
    const { code, stderr } = await call(line.goodCall, { HOME: home, ...env })
    await run(line, ['logout'], { env: { ...account(line, server.url), HOME: home, ...env } })

    expect(code, stderr).toBe(expected)
    expect(stderr.includes('--no-share')).toBe(expected === 2)
    expect(existsSync('here')).toBe(false)
  })

  it('shows what passes on standard error, without secrets', async () => {
    const { stderr } = await call([...line.goodCall, '--no-share', '--verbose'])

    expect(stderr).toMatch(/^\* logged in/m)
    expect(stderr).toMatch(/^> (?:GET|POST) http:\/\/127\.0\.0\.1:\d+\//m)
    expect(stderr).toMatch(/^< 200.*ms$/m)
    expect(stderr).toMatch(/^< content-type: /m)
    expect(stderr).toContain(line.answerHolds)
    expect(stderr).toContain('[secret]')
    expect(stderr).not.toContain(line.password)
  })

  it('writes the bytes of an answer to a file', async () => {
    const file = join(folder, 'answer')
    const { code, stdout } = await call([...line.goodCall, '--no-share', '--output', file])

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readFileSync(file, 'utf8')).toContain(line.answerHolds)
  })

  it('writes the bytes of an answer to standard output, and nothing besides', async () => {
    const { code, stdout, stderr } = await call([...line.goodCall, '--no-share', '--output', '-'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(line.answerHolds)
    expect(existsSync('-')).toBe(false)
  })

  it.skipIf(!existsSync('/dev/full'))('says that an answer could not be written, and logs out', async () => {
    const { code, stderr } = await call([...line.goodCall, '--no-share', '--output', '/dev/full'])

    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: \/dev\/full cannot be written: ENOSPC\. The call was made\.\n/)
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('takes what Windows writes around a password for none of it', async () => {
    const file = join(folder, 'windows')
    writeFileSync(file, `\u{FEFF}${line.password}\r\n`)
    const none = { [`${line.prefix}_PASSWORD`]: '' }

    const ran = await Promise.all([
      call([...line.goodCall, '--no-share'], { ...none, [`${line.prefix}_PASSWORD_FILE`]: file }),
      call([...line.goodCall, '--no-share', '--password-stdin'], none, `\u{FEFF}${line.password}\r\n`),
    ])

    expect(ran.map(({ code }) => code)).toEqual([0, 0])
  })

  it('shows no session in a refusal that echoes what was sent, whether or not it goes to a file', async () => {
    const echo = await echoing(line, server.url)
    const env = { [`${line.prefix}_URL`]: echo.url }
    const file = join(folder, 'refused')

    const [toFile, toOutput] = [
      await call([...line.goodCall, '--no-share', '--output', file], env),
      await call([...line.goodCall, '--no-share'], env),
    ]
    echo.stop()

    expect([toFile.code, toOutput.code]).toEqual([1, 1])
    expect(echo.sessions).toHaveLength(2)
    for (const session of echo.sessions) expect(toFile.stderr + toOutput.stderr).not.toContain(session)
    expect(toFile.stderr).toContain('HTTP 500')
    expect(existsSync(file)).toBe(false)
  })

  it('sends nothing when its answer could not be written', async () => {
    const before = await server.control.state('requestsSeen')

    const [nowhere, directory] = await Promise.all(
      [join(folder, 'nowhere', 'file'), folder].map((file) =>
        call([...line.goodCall, '--no-share', '--output', file]),
      ),
    )

    expect([nowhere?.code, directory?.code]).toEqual([2, 2])
    expect(nowhere?.stderr).toContain('cannot be written')
    expect(await server.control.state('requestsSeen')).toBe(before)
  })

  it('ends with 1 and the words of the vendor when the vendor says no', async () => {
    const { code, stdout, stderr } = await call([...line.refusedCall, '--no-share'])

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/said: HTTP 404/)
  })

  it('ends with 3 when the credentials are rejected, and sends them once', async () => {
    const before = await server.control.state('loginAttempts')
    const { code, stderr } = await call([...line.goodCall, '--no-share'], {
      [`${line.prefix}_PASSWORD`]: 'Wrong!1',
    })

    expect(code).toBe(3)
    expect(stderr).not.toContain('Wrong!1')
    expect(await server.control.state('loginAttempts')).toBe(Number(before) + 1)
  })

  it.each<{ what: string; after: number; by: NodeJS.Signals }>([
    { what: 'its login', after: 0, by: 'SIGINT' },
    { what: 'its call', after: line.loginRequests, by: 'SIGINT' },
    { what: 'its call', after: line.loginRequests, by: 'SIGHUP' },
  ])('leaves no session behind when $by interrupts it in the middle of $what', async ({ after, by }) => {
    const env = account(line, server.url)
    await server.control.turn('clearRequests')
    const seen = Number(await server.control.state('requestsSeen'))
    const holds: string[] = []
    for (let request = 0; request <= after; request += 1) {
      const { result } = (await server.control.turn('holdNextReply')) as {
        readonly result: { readonly hold: string }
      }
      holds.push(result.hold)
    }
    const release = (): Promise<unknown> => Promise.all(holds.map((hold) => server.control.release(hold)))
    const isHeld = async (): Promise<boolean> => {
      const now = Number(await server.control.state('requestsSeen')) - seen
      // All but the last one are let go as they come.
      while (holds.length > after + 1 - Math.min(now, after))
        await server.control.release(holds.shift() ?? '')
      return now === after + 1
    }

    const { code, stdout, stderr } = await interrupt(line, ['call', ...line.goodCall, '--no-share'], {
      by,
      env,
      when: isHeld,
      // A login is let finish: its session is logged out. A call is given up.
      afterwards: () => after === 0 && release(),
    })

    await release()

    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(stderr).toContain('Interrupted')
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('shares one login between runs, until logout ends it', async () => {
    const before = Number(await server.control.state('loginAttempts'))
    const shared = { XDG_STATE_HOME: join(folder, 'shared') }
    const first = await call(line.goodCall, shared)
    const others = await Promise.all([call(line.goodCall, shared), call(line.goodCall, shared)])

    expect([first, ...others].map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await server.control.state('loginAttempts')).toBe(before + 1)
    expect(await server.control.state('liveSessions')).toBe(1)

    const env = { ...account(line, server.url), ...shared }
    const { code, stderr } = await run(line, ['logout'], { env })

    expect({ code, stderr }).toEqual({ code: 0, stderr: 'The shared session: revoked.\n' })
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it.runIf(line.prefix === 'APPVIEWX')('keeps the sessions of two tenants apart', async () => {
    const shared = { XDG_STATE_HOME: join(folder, 'tenants') }
    const env = { ...account(line, server.url), ...shared }
    const runs = [
      await call([...line.goodCall, '--gwkey', 't1'], shared),
      await call([...line.goodCall, '--gwkey', 't2'], shared),
      await run(line, ['logout', '--gwkey', 't2'], { env }),
      await run(line, ['logout', '--gwkey', 't2'], { env }),
    ]

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(await server.control.state('liveSessions')).toBe(1)
    await run(line, ['logout', '--gwkey', 't1'], { env })
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('ends with 5 when the runs before were rejected, and sends nothing until --rearm', async () => {
    const before = Number(await server.control.state('loginAttempts'))
    const wrong = { XDG_STATE_HOME: join(folder, 'wrong'), [`${line.prefix}_PASSWORD`]: 'Wrong!1' }
    const codes = [await call(line.goodCall, wrong), await call(line.goodCall, wrong)].map(({ code }) => code)

    expect(codes).toEqual([3, 5])
    expect(await server.control.state('loginAttempts')).toBe(before + 1)

    const again = await call([...line.goodCall, '--rearm'], wrong)

    expect(again.code).toBe(3)
    expect(await server.control.state('loginAttempts')).toBe(before + 2)
  })

  it.each([
    ['a secret that others can read', (file: string) => chmodSync(file, 0o644), /chmod 600/],
    ['a secret that is cut off', (file: string) => writeFileSync(file, 'short'), /holds no secret/],
  ])('refuses %s', async (_what, spoil, says) => {
    const home = mkdtempSync(join(folder, 'spoilt-'))
    await call(line.goodCall, { XDG_STATE_HOME: home })
    spoil(join(home, line.name, 'secret'))
    const { code, stderr } = await call(line.goodCall, { XDG_STATE_HOME: home })

    expect(code).toBe(2)
    expect(stderr).toMatch(says)
  })

  it('takes the secret of a vault from a variable', async () => {
    const variable = `${line.prefix}_SHARE_SECRET`
    const home = { XDG_STATE_HOME: mkdtempSync(join(folder, 'vault-')) }
    const good = await call(line.goodCall, { ...home, [variable]: Buffer.alloc(32, 7).toString('base64') })
    const short = await call(line.goodCall, { ...home, [variable]: 'c2hvcnQ=' })

    expect([good.code, short.code]).toEqual([0, 2])
    expect(short.stderr).toContain(variable)
  })

  it('ends with 4 when nobody answers', async () => {
    const { code, stderr } = await call([...line.goodCall, '--no-share'], {
      [`${line.prefix}_URL`]: 'https://127.0.0.1:1',
    })

    expect(code).toBe(4)
    expect(stderr).toMatch(/^error: /)
  })
})
