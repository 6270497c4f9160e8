import { keys } from './person.ts'
import { expect } from 'vitest'

const { ctrlC, ctrlD, enter } = keys

/** What somebody does who will not answer a question, and how that ends. */
export const waysOut = [
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
export const ending = (code: number): object => ({
  code,
  isAsBefore: true,
  screen: expect.not.stringMatching(/Warning|onChallenge|^ {4}at |\bhalf\b/m) as string,
})
