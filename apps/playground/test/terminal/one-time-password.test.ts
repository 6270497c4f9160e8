import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import { account, type CommandLine, commandLines } from './command-line.ts'
import { hasTerminals, keys, type Person, sitDown } from './person.ts'
import { ending, waysOut } from './ways-out.ts'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const [line] = commandLines as [CommandLine]

describe.skipIf(!hasTerminals)('a person who is asked for a one-time password (needs script)', () => {
  let server: Awaited<ReturnType<typeof startAppViewX>>
  const call = ['call', ...line.goodCall, '--no-share']
  const asked = async (args: readonly string[]): Promise<Person> => {
    const person = sitDown(line, args, account(line, server.url))
    await person.reads(/One-time password.*: $/)
    return person
  }
  const mailed = (): string => server.emulator.outbox.at(-1)?.otp ?? 'none'
  beforeAll(async () => {
    server = await startAppViewX(0)
    server.emulator.requireOtp(line.username, true)
  })
  afterAll(() => server.close())

  // The others are told from each other by what reads the keys, as where a password is asked for.
  it.each(waysOut.filter(({ what }) => what === 'Ctrl-C' || what === 'Ctrl-D'))(
    'leaves the question by $what',
    async ({ typed, code, says }) => {
      const person = await asked(call)
      person.types(typed)
      const left = await person.leaves()

      expect(left).toMatchObject(ending(code))
      expect(left.screen).toMatch(says)
      expect(left.screen).not.toContain('\r\n\r\n')
      expect(server.emulator.liveSessions).toBe(0)
    },
  )

  it('is not talked to while thinking', async () => {
    const person = await asked(call)
    // Who waits for a server is told so after a second.
    await setTimeout(1500)
    person.types(mailed() + keys.enter)
    const { code, screen } = await person.leaves()

    expect(code, screen).toBe(0)
    expect(screen).toMatch(/One-time password: \r\n/)
  })

  it.each([
    ['call --verbose', 'right', [...call, '--verbose']],
    ['call --verbose', 'wrong', [...call, '--verbose']],
    ['doctor', 'right', ['doctor']],
    ['doctor --json', 'wrong', ['doctor', '--json']],
  ])('does not find it in what %s prints: a %s one', async (_what, which, args) => {
    const person = await asked(args)
    const otp = which === 'right' ? mailed() : '482913'
    person.types(otp + keys.enter)
    const { code, screen } = await person.leaves()

    expect(code, screen).toBe(which === 'right' ? 0 : 3)
    expect(otp).toMatch(/^\d{6}$/)
    expect(screen).not.toContain(otp)
  })
})
