import { caller } from './caller.ts'
import { type CommandLine, commandLines } from './command-line.ts'
import { hasTerminals, keys, type Person, sitDown } from './person.ts'
import { ending, waysOut } from './ways-out.ts'
import { describe, expect, it } from 'vitest'

const [appviewx] = commandLines as [CommandLine]

describe.skipIf(!hasTerminals).each(commandLines)('a person who is asked by $name (needs script)', (line) => {
  const { env } = caller(line)

  it('types the password, and it is shown nowhere', async () => {
    const asked = { ...env(), [`${line.prefix}_PASSWORD`]: '' }
    const person = sitDown(line, ['call', '--no-share', ...line.goodCall], asked)
    await person.reads(new RegExp(`Password of ${line.username}: $`))
    person.types(line.password + keys.enter)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(0))
    expect(left.screen).toContain(line.answerHolds)
    expect(left.screen).not.toContain(line.password)
  })
})

describe.skipIf(!hasTerminals)('a person (needs script)', () => {
  const { env, server } = caller(appviewx)
  const unasked = { APPVIEWX_PASSWORD: '' }
  const call = ['call', ...appviewx.goodCall, '--no-share']
  const begin = (args: readonly string[], more = {}): Person => sitDown(appviewx, args, { ...env(), ...more })

  it.each(waysOut)('leaves the question for a password by $what', async ({ typed, code, says }) => {
    const seen = server().emulator.requestsSeen
    const person = begin(call, unasked)
    await person.reads(/Password of .*: $/)
    person.types(typed)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(code))
    expect(left.screen).toMatch(says)
    expect(left.screen).not.toContain('\r\n\r\n')
    expect(server().emulator.requestsSeen).toBe(seen)
  })

  it.each(['doctor', 'proxy', 'logout'])('leaves the question of %s, too', async (command) => {
    const person = begin([command, ...(command === 'proxy' ? ['--port', '0'] : [])], unasked)
    await person.reads(/Password of .*: $/)
    person.types(keys.ctrlC)

    expect(await person.leaves()).toMatchObject(ending(130))
  })

  it.each([
    ['no address', '', 'Set in the environment: APPVIEWX_URL.'],
    ['an address that is none', 'gateway', 'url'],
  ])('is asked nothing where there is %s', async (_what, url, says) => {
    const left = await begin(call, { ...unasked, APPVIEWX_URL: url }).leaves()

    expect(left).toMatchObject(ending(2))
    expect(left.screen).toContain(says)
    expect(left.screen).not.toContain('Password of')
  })

  it('is asked by --password-stdin as well', async () => {
    const person = begin([...call, '--password-stdin'])
    await person.reads(/Password of .*: $/)
    person.types(appviewx.password + keys.enter)
    const left = await person.leaves()

    expect(left).toMatchObject(ending(0))
    expect(left.screen).toContain(appviewx.answerHolds)
    expect(left.screen).not.toContain(appviewx.password)
  })
})
