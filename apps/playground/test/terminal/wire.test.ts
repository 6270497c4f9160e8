import { account, type CommandLine, commandLines, emulate, run } from './command-line.ts'
import { hasTerminals, keys, sitDown } from './person.ts'
import { record } from './recorder.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const [appviewx, securid] = commandLines as [CommandLine, CommandLine]

describe.each([
  {
    line: appviewx,
    tells: ['"lockDownPeriod": 15', '"message": "Login successful."'],
    refused: 'ACC_AUTH_022',
  },
  { line: securid, tells: [/"token-lifespan-timeout": "?\d+/], refused: /could not be validated/ },
])('$line.name call --verbose', ({ line, tells, refused }) => {
  let server: Awaited<ReturnType<typeof emulate>>
  let recorder: Awaited<ReturnType<typeof record>>
  const call = (env: Readonly<Record<string, string>> = {}): ReturnType<typeof run> =>
    run(line, ['call', ...line.goodCall, '--no-share', '--verbose'], {
      env: { ...account(line, recorder.url), ...env },
    })
  beforeAll(async () => {
    server = await emulate(line)
    recorder = await record(line, server.url)
  })
  afterAll(async () => {
    recorder.stop()
    await server.stop()
  })

  it('shows what a login says, and no session', async () => {
    const { code, stderr } = await call()

    expect(code, stderr).toBe(0)
    for (const words of tells) expect(stderr).toMatch(words)
    expect(recorder.sessions.length).toBeGreaterThan(0)
    for (const session of recorder.sessions) expect(stderr).not.toContain(session)
    expect(stderr).not.toContain(line.password)
  })

  it('shows why a login is refused, in the vendor’s words', async () => {
    const { code, stderr } = await call({ [`${line.prefix}_PASSWORD`]: 'Wrong!1' })

    expect(code).toBe(3)
    expect(stderr.split('error:', 1)[0]).toMatch(refused)
    expect(stderr).not.toContain('Wrong!1')
  })
})

describe.each([appviewx, securid])('$name doctor', (line) => {
  it.each([[[]], [['--json']]])('shows no session and no password: %j', async (args) => {
    const server = await emulate(line)
    const recorder = await record(line, server.url)
    const { code, stdout, stderr } = await run(line, ['doctor', ...args], {
      env: account(line, recorder.url),
    })
    recorder.stop()
    await server.stop()

    expect(code, stdout).toBe(0)
    expect(recorder.sessions.length).toBeGreaterThan(0)
    for (const secret of [...recorder.sessions, line.password]) expect(stdout + stderr).not.toContain(secret)
  })
})

it('shows no token of a service account', async () => {
  const server = await emulate(appviewx)
  const recorder = await record(appviewx, server.url)
  const { code, stderr } = await run(appviewx, ['call', ...appviewx.goodCall, '--no-share', '--verbose'], {
    env: {
      APPVIEWX_URL: recorder.url,
      APPVIEWX_CLIENT_ID: 'demo-service',
      APPVIEWX_CLIENT_SECRET: 'Secret@789',
    },
  })
  recorder.stop()
  await server.stop()

  expect(code, stderr).toBe(0)
  expect(recorder.sessions.length).toBeGreaterThan(0)
  for (const secret of [...recorder.sessions, 'Secret@789']) expect(stderr).not.toContain(secret)
})

describe.skipIf(!hasTerminals)('a one-time password that is typed (needs script)', () => {
  let server: Awaited<ReturnType<typeof emulate>>
  beforeAll(async () => {
    server = await emulate(appviewx)
    await server.control.turn('requireOtp', appviewx.username, true)
  })
  afterAll(() => server.stop())

  const call = ['call', ...appviewx.goodCall, '--no-share']
  it.each([
    ['call', call],
    ['call --verbose', [...call, '--verbose']],
    ['doctor', ['doctor']],
    ['doctor --json', ['doctor', '--json']],
  ])('does not stand in what %s prints, right or wrong', async (_what, args) => {
    for (const isRight of [true, false]) {
      const person = sitDown(appviewx, args, account(appviewx, server.url))
      await person.reads(/One-time password.*: $/)
      const outbox = (await server.control.state('outbox')) as readonly { readonly otp: string }[]
      const otp = isRight ? (outbox.at(-1)?.otp ?? '') : '482913'
      person.types(otp + keys.enter)
      const { code, screen } = await person.leaves()

      expect(code, screen).toBe(isRight ? 0 : 3)
      expect(otp).toMatch(/^\d{6}$/)
      expect(screen).not.toContain(otp)
    }
  })
})
