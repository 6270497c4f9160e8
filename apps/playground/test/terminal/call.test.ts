import { caller } from './caller.ts'
import { commandLines } from './command-line.ts'
import { ended, start } from './run-command.ts'
import { holdRequest } from './serve.ts'
import { describe, expect, it } from 'vitest'

describe.each(commandLines)('$name call', (line) => {
  const { call, env, server } = caller(line)

  it('writes the answer to standard output, and nothing else', async () => {
    const { code, stdout, stderr } = await call([...line.goodCall, '--no-share'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.stringify(JSON.parse(stdout))).toContain(line.answerHolds)
    expect(server().emulator.liveSessions).toBe(0)
  })

  it('ends with 1 and the words of the vendor when the vendor says no', async () => {
    const { code, stdout, stderr } = await call([...line.refusedCall, '--no-share'])

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/said: HTTP 404/)
  })

  it.each([
    { what: 'its login', by: 'SIGINT', before: 0 },
    { what: 'its call', by: 'SIGHUP', before: line.loginRequests },
  ] as const)('leaves no session behind when $by interrupts $what', async ({ by, before }) => {
    const { emulator } = server()
    const held = holdRequest(emulator, before)
    const child = start(line, ['call', ...line.goodCall, '--no-share'], { env: env() })
    const end = ended(child)
    await held.came()
    child.kill(by)
    // A login is let finish: its session is logged out. A call is given up.
    if (before === 0) held.letGo()
    const { code, stdout, stderr } = await end
    held.letGo()

    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(stderr).toContain('Interrupted')
    expect(emulator.liveSessions).toBe(0)
  })
})
