import { caller } from './caller.ts'
import { type CommandLine, commandLines } from './command-line.ts'
import { runHere } from './in-process.ts'
import { run } from './run-command.ts'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const [appviewx] = commandLines as [CommandLine]

describe.each(commandLines)('calls of $name', (line) => {
  const { call, callHere, env, server } = caller(line)
  // The core shares for both products: the runs of one are processes, as people have them.
  const [ask, end] = line === appviewx ? [call, run] : [callHere, runHere]

  it('share one login from one run to the next, until logout ends it', async () => {
    const { emulator } = server()
    const first = await ask(line.goodCall)
    const others = await Promise.all([ask(line.goodCall), ask(line.goodCall)])

    expect([first, ...others].map(({ code }) => code)).toEqual([0, 0, 0])
    expect([emulator.loginAttempts, emulator.liveSessions]).toEqual([1, 1])

    const { code, stderr } = await end(line, ['logout'], { env: env() })

    expect({ code, stderr }).toEqual({ code: 0, stderr: 'The shared session: revoked.\n' })
    expect(emulator.liveSessions).toBe(0)
  })
})

describe('what calls share', () => {
  const { callHere, env, folder, server } = caller(appviewx)
  const home = (): string => mkdtempSync(join(folder(), 'home-'))
  const keptIn = (state: string): readonly string[] =>
    readdirSync(state, { encoding: 'utf8', recursive: true }).map((place) => basename(place))

  it('is kept apart for two tenants', async () => {
    const { emulator } = server()
    const logout = (tenant: string) => runHere(appviewx, ['logout', '--gwkey', tenant], { env: env() })
    const runs = [
      await callHere([...appviewx.goodCall, '--gwkey', 't1']),
      await callHere([...appviewx.goodCall, '--gwkey', 't2']),
      await logout('t2'),
      await logout('t2'),
    ]

    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(emulator.liveSessions).toBe(1)
    await logout('t1')
    expect(emulator.liveSessions).toBe(0)
  })

  it('is that a password was rejected, too: 5, and nothing is sent until --rearm', async () => {
    const { emulator } = server()
    const before = emulator.loginAttempts
    const wrong = { XDG_STATE_HOME: home(), APPVIEWX_PASSWORD: 'Wrong!1' }
    const codes = [await callHere(appviewx.goodCall, wrong), await callHere(appviewx.goodCall, wrong)].map(
      ({ code }) => code,
    )

    expect(codes).toEqual([3, 5])
    expect(emulator.loginAttempts).toBe(before + 1)

    const again = await callHere([...appviewx.goodCall, '--rearm'], wrong)

    expect(again.code).toBe(3)
    expect(emulator.loginAttempts).toBe(before + 2)
  })

  it('is sealed with the secret of a vault where a variable holds it', async () => {
    const state = home()
    const secret = Buffer.alloc(32, 7).toString('base64')
    const variables = { HOME: state, XDG_STATE_HOME: state, APPVIEWX_SHARE_SECRET: secret }
    const { code, stderr } = await callHere(appviewx.goodCall, variables)

    expect(code, stderr).toBe(0)
    expect(keptIn(state)).toContain('sessions')
    expect(keptIn(state)).not.toContain('secret')
  })

  it('is kept in the home of a user whose XDG_STATE_HOME is relative', async () => {
    const state = home()
    const { code, stderr } = await callHere(appviewx.goodCall, { HOME: state, XDG_STATE_HOME: 'here' })

    expect(code, stderr).toBe(0)
    expect(keptIn(state)).toContain('sessions')
    expect(existsSync('here')).toBe(false)
  })
})
