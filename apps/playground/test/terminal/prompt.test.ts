import { account, commandLines, emulate } from './command-line.ts'
import { hasTerminals, keys, sitDown } from './person.ts'
import { describe, expect, it } from 'vitest'

describe.skipIf(!hasTerminals)('a person at a terminal (needs script)', () => {
  it.each(commandLines)('types the password of $name unseen', async (line) => {
    const server = await emulate(line)
    const env = { ...account(line, server.url), [`${line.prefix}_PASSWORD`]: '' }
    const person = sitDown(line, ['call', '--no-share', ...line.goodCall], env)
    await person.reads(new RegExp(`Password of ${line.username}: $`))
    person.types(line.password + keys.enter)
    const { code, screen, isAsBefore } = await person.leaves()
    await server.stop()

    expect({ code, isAsBefore }, screen).toEqual({ code: 0, isAsBefore: true })
    expect(screen).toContain(line.answerHolds)
    expect(screen).not.toContain(line.password)
  })
})
