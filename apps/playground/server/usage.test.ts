import { readCommand } from './usage.ts'
import { expect, it } from 'vitest'

it('explains itself in 80 columns', () => {
  const asked = readCommand(['--help'], {})
  const help = 'help' in asked ? asked.help : ''

  expect(help).toContain('PLAYGROUND_PORT')
  expect(Math.max(...help.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
})

it.each([
  {
    what: 'a port that is none',
    environment: { APPVIEWX_PORT: 'many' },
    says: /^APPVIEWX_PORT must be a port from 1 to 65535[^]*start --help/,
  },
  {
    what: 'a port that is too high',
    environment: { PLAYGROUND_PORT: '65536' },
    says: /^PLAYGROUND_PORT must be a port[^]*start --help/,
  },
  { what: 'an option that it does not know', words: ['--port'], says: /--port[^]*start --help/ },
])('says what to do about $what', ({ environment = {}, says, words = [] }) => {
  expect(readCommand(words, environment)).toEqual({ complaint: expect.stringMatching(says) as string })
})
