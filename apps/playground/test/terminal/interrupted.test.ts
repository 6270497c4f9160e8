import { account, type CommandLine, commandLines, emulate, holdRequest } from './command-line.ts'
import { hasTerminals, keys, type Person, sitDown } from './person.ts'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const { ctrlC, ctrlD, enter } = keys

/** What somebody does who will not answer a question, and how that ends. */
const waysOut = [
  { what: 'Ctrl-C', typed: ctrlC, code: 130, says: /\r\nInterrupted\.\r\n$/ },
  { what: 'Ctrl-C twice at once', typed: ctrlC + ctrlC, code: 130, says: /\r\n$/ },
  {
    what: 'Ctrl-C in the middle of a word',
    typed: `half${ctrlC}`,
    code: 130,
    says: /\r\nInterrupted\.\r\n$/,
  },
  { what: 'Ctrl-D', typed: ctrlD, code: 3, says: /(?:nothing|No one-time password) was typed/ },
  { what: 'Enter', typed: enter, code: 3, says: /(?:nothing|No one-time password) was typed/ },
] as const

/** A command that ended so, left the terminal as it was, and showed neither the engine nor what was typed. */
const ending = (code: number): object => ({
  code,
  isAsBefore: true,
  screen: expect.not.stringMatching(/Warning|^ {4}at |\bhalf\b/m) as string,
})

describe.skipIf(!hasTerminals).each(commandLines)('a person at $name (needs script)', (line: CommandLine) => {
  let server: Awaited<ReturnType<typeof emulate>>
  let state: string
  const env = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    ...account(line, server.url),
    XDG_STATE_HOME: state,
    ...more,
  })
  const unasked = { [`${line.prefix}_PASSWORD`]: '' }
  const call = ['call', ...line.goodCall]
  const begin = (args: readonly string[], more = {}): Person => sitDown(line, args, env(more))
  beforeAll(async () => {
    state = mkdtempSync(join(tmpdir(), 'state-'))
    server = await emulate(line)
  })
  afterAll(async () => {
    await server.stop()
    rmSync(state, { recursive: true })
  })

  it.each(waysOut)('leaves the question for a password by $what', async ({ typed, code, says }) => {
    const seen = await server.control.state('requestsSeen')
    const person = begin([...call, '--no-share'], unasked)
    await person.reads(/Password of .*: $/)
    person.types(typed)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(code))
    expect(left.screen).toMatch(says)
    expect(left.screen).not.toContain('\r\n\r\n')
    expect(await server.control.state('requestsSeen')).toBe(seen)
  })

  it.each(['doctor', 'proxy', 'logout'])('leaves the question of %s, too', async (command) => {
    const person = begin([command, ...(command === 'proxy' ? ['--port', '0'] : [])], unasked)
    await person.reads(/Password of .*: $/)
    person.types(ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it.each([
    ['no address', { [`${line.prefix}_URL`]: '' }, `Set in the environment: ${line.prefix}_URL.`],
    ['an address that is none', { [`${line.prefix}_URL`]: 'gateway' }, 'url'],
  ])('is asked nothing where there is %s', async (_what, wrong, says) => {
    const left = await begin([...call, '--no-share'], { ...unasked, ...wrong }).leaves()

    expect(left).toMatchObject(ending(2))
    expect(left.screen).toContain(says)
    expect(left.screen).not.toContain('Password of')
  })

  it('is asked by --password-stdin as well, and shows nothing of it', async () => {
    const person = begin([...call, '--no-share', '--password-stdin'])
    await person.reads(/Password of .*: $/)
    person.types(`${line.password}${enter}`)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(0))
    expect(left.screen).toContain(line.answerHolds)
    expect(left.screen).not.toContain(line.password)
  })

  it('interrupts a body that is being typed', async () => {
    const person = begin(['call', line.goodCall[0] ?? '', '-', '--no-share'])
    await person.reads(/Ctrl-D/)
    person.types(ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it('interrupts the reading of a pipe that nobody writes to', async () => {
    const pipe = join(state, 'pipe')
    spawnSync('mkfifo', [pipe])
    const person = begin(['call', line.goodCall[0] ?? '', `@${pipe}`, '--no-share'])
    await new Promise((resolve) => setTimeout(resolve, 1500))
    person.types(ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it.each([
    ['a login', 0],
    ['a call', line.loginRequests],
  ])('interrupts %s, and leaves no session behind', async (_what, after) => {
    const held = await holdRequest(server, after)
    const person = begin([...call, '--no-share'])
    await held.came()
    person.types(ctrlC)
    if (after === 0) {
      // A login is let finish, so that it can be logged out; who cannot wait is told what to do.
      await person.reads(/Ctrl-C again/)
      await held.letGo()
    }
    const left = await person.leaves()
    await held.letGo()

    expect(left).toMatchObject(ending(130))
    expect(left.screen).toContain('Interrupted.')
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('is gone at once when a login is interrupted twice', async () => {
    const held = await holdRequest(server, 0)
    const person = begin([...call, '--no-share'])
    await held.came()
    person.types(ctrlC)
    await person.reads(/Ctrl-C again/)
    person.types(ctrlC)
    const left = await person.leaves()
    await held.letGo()
    await server.control.turn('expireSessions')

    expect(left).toMatchObject(ending(130))
  })

  it('leaves a shared session to the next run when a call is interrupted', async () => {
    const held = await holdRequest(server, line.loginRequests)
    const person = begin(call)
    await held.came()
    person.types(ctrlC)
    const left = await person.leaves()
    await held.letGo()
    const logins = await server.control.state('loginAttempts')
    const next = begin(call)
    const after = await next.leaves()

    expect(left).toMatchObject(ending(130))
    expect(after).toMatchObject(ending(0))
    expect(await server.control.state('loginAttempts')).toBe(logins)

    await server.control.turn('expireSessions')
  })

  it('ends a diagnosis that waits for a server', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const person = begin(['doctor'], { [`${line.prefix}_URL`]: `http://127.0.0.1:${port}` })
    await person.reads(/waiting for an answer/)
    person.types(ctrlC)
    const left = await person.leaves()
    silent.close()

    expect(left).toMatchObject(ending(130))
    expect(left.screen).toMatch(/\[K\r\nInterrupted\.\r\n$|\[KInterrupted\.\r\n$/)
  })

  it('ends a proxy that serves, and its session', async () => {
    const person = begin(['proxy', '--no-share', '--port', '0'], { PROXY_KEY: 'key' })
    await person.reads(/x-proxy-key: the key in PROXY_KEY\r\n/)
    person.types(ctrlC)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(0))
    expect(left.screen).toContain('0 calls')
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('ends an emulator', async () => {
    const person = begin(['emulator', '--port', '0', '--tls'])
    await person.reads(/authority in \S+/)
    person.types(ctrlC)

    expect(await person.leaves()).toMatchObject(ending(0))
  })
})

describe.skipIf(!hasTerminals)('a person who is asked for a one-time password', () => {
  const [line] = commandLines as [CommandLine]
  let server: Awaited<ReturnType<typeof emulate>>
  beforeAll(async () => {
    server = await emulate(line)
    await server.control.turn('requireOtp', line.username, true)
  })
  afterAll(() => server.stop())

  it.each(waysOut)('leaves the question by $what', async ({ typed, code, says }) => {
    const person = sitDown(line, ['call', ...line.goodCall, '--no-share'], account(line, server.url))
    await person.reads(/One-time password: $/)
    person.types(typed)
    const { screen, ...left } = await person.leaves()

    expect(left, screen).toEqual({ code, isAsBefore: true })
    expect(screen).toMatch(says)
    expect(screen).not.toMatch(/Warning|onChallenge|\bhalf\b|\r\n\r\n/)
    expect(await server.control.state('liveSessions')).toBe(0)
  })

  it('is not talked to while thinking', async () => {
    const person = sitDown(line, ['call', ...line.goodCall, '--no-share'], account(line, server.url))
    await person.reads(/One-time password: $/)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const outbox = (await server.control.state('outbox')) as readonly { readonly otp: string }[]
    person.types(`${outbox.at(-1)?.otp}${enter}`)
    const { screen, code } = await person.leaves()

    expect(code, screen).toBe(0)
    expect(screen).toMatch(/One-time password: \r\n/)
  })
})
