import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { type Recorder, record } from './recorder.ts'
import { serve } from './serve.ts'
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
  let server: Awaited<ReturnType<typeof serve>>
  let recorder: Recorder
  const call = (env: Readonly<Record<string, string>>): ReturnType<typeof runHere> =>
    runHere(line, ['call', ...line.goodCall, '--no-share', '--verbose'], { env })
  beforeAll(async () => {
    server = await serve(line)
    recorder = await record(line, server.url)
  })
  afterAll(async () => {
    recorder.stop()
    await server.close()
  })

  it('shows what passes and what a login says on standard error, and no session', async () => {
    const { code, stderr } = await call(account(line, recorder.url))

    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/^\* logged in/m)
    expect(stderr).toMatch(/^> (?:GET|POST) http:\/\/127\.0\.0\.1:\d+\//m)
    expect(stderr).toMatch(/^< 200.*ms$/m)
    expect(stderr).toMatch(/^< content-type: /m)
    expect(stderr).toContain(line.answerHolds)
    expect(stderr).toContain('[secret]')
    for (const words of tells) expect(stderr).toMatch(words)
    expect(recorder.sessions.length).toBeGreaterThan(0)
    for (const secret of [...recorder.sessions, line.password]) expect(stderr).not.toContain(secret)
  })

  it('shows why a login is refused, in the vendor’s words', async () => {
    const { code, stderr } = await call({
      ...account(line, recorder.url),
      [`${line.prefix}_PASSWORD`]: 'Wrong!1',
    })

    expect(code).toBe(3)
    expect(stderr.split('error:', 1)[0]).toMatch(refused)
    expect(stderr).not.toContain('Wrong!1')
  })

  it.runIf(line === appviewx)('shows no token of a service account', async () => {
    const before = recorder.sessions.length
    const { code, stderr } = await call({
      APPVIEWX_URL: recorder.url,
      APPVIEWX_CLIENT_ID: 'demo-service',
      APPVIEWX_CLIENT_SECRET: 'Secret@789',
    })
    const tokens = recorder.sessions.slice(before)

    expect(code, stderr).toBe(0)
    expect(tokens.length).toBeGreaterThan(0)
    for (const secret of [...tokens, 'Secret@789']) expect(stderr).not.toContain(secret)
  })
})
