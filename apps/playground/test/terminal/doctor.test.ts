import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import { account, type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { record } from './recorder.ts'
import { run } from './run-command.ts'
import { serve } from './serve.ts'
import { describe, expect, it } from 'vitest'

interface Report {
  readonly findings: readonly { readonly step: string; readonly status: string }[]
  readonly program?: string
}

const statuses = (json: string): Readonly<Record<string, string>> =>
  Object.fromEntries((JSON.parse(json) as Report).findings.map(({ step, status }) => [step, status]))

const [appviewx] = commandLines as [CommandLine]

describe.each(commandLines)('$name doctor', (line) => {
  it('goes step by step, logs in once and out again, says so or writes it as data, and shows no secret', async () => {
    const { close, emulator, url } = await serve(line)
    const recorder = await record(line, url)
    const env = account(line, recorder.url)
    const said = await run(line, ['doctor'], { env })
    const { liveSessions, loginAttempts } = emulator
    const written = await runHere(line, ['doctor', '--json'], { env })
    recorder.stop()
    await close()

    expect([said.code, written.code], said.stdout).toEqual([0, 0])
    expect([...said.stdout.matchAll(/^ {2}[✓–!] ([^:]+):/gm)].map(([, step]) => step)).toEqual([
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
    expect(said.stdout).toContain(`import {`)
    expect(said.stdout.trim().split('\n').at(-1)).toBe('It works.')
    expect([loginAttempts, liveSessions, emulator.liveSessions]).toEqual([1, 0, 0])

    const ok = { product: 'ok', login: 'ok', logout: 'ok', 'how an end is told': 'ok' }
    expect(statuses(written.stdout)).toMatchObject(ok)
    expect((JSON.parse(written.stdout) as Report).program).toContain(recorder.url)

    const shown = said.stdout + said.stderr + written.stdout + written.stderr
    expect(recorder.sessions.length).toBeGreaterThan(1)
    for (const secret of [...recorder.sessions, line.password]) expect(shown).not.toContain(secret)
  })
})

describe('a doctor', () => {
  it('uses no credentials with --no-login, and asks for none', async () => {
    const { close, emulator, url } = await serve(appviewx)
    const { code, stdout } = await runHere(appviewx, ['doctor', '--no-login', '--url', url], { env: {} })
    await close()

    expect(code).toBe(0)
    expect(stdout).toContain('product')
    expect(stdout).not.toContain('login:')
    expect(emulator.loginAttempts).toBe(0)
  })

  it('sends a wrong password once, and ends with 3', async () => {
    const { close, emulator, url } = await serve(appviewx)
    const env = { ...account(appviewx, url), APPVIEWX_PASSWORD: 'Wrong!1' }
    const { code, stdout, stderr } = await runHere(appviewx, ['doctor', '--json'], { env })
    await close()

    expect(code).toBe(3)
    expect(statuses(stdout)).toMatchObject({ login: 'failed' })
    expect(stdout + stderr).not.toContain('Wrong!1')
    expect(emulator.loginAttempts).toBe(1)
  })

  it.each([
    [407, /407/, /nodeTransport/],
    ['unauthorized-message', /200/, /unauthorizedInSuccess: true/],
  ] as const)(
    'finds out that an end is told by %s, and says what to set',
    async (answer, summary, setting) => {
      const { close, emulator, url } = await startAppViewX(0)
      emulator.configure({ expiryAnswer: answer })
      const { stdout, code } = await runHere(appviewx, ['doctor'], { env: account(appviewx, url) })
      await close()

      expect(code).toBe(0)
      expect(stdout).toMatch(summary)
      expect(stdout).toMatch(setting)
    },
  )
})
