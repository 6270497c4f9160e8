import { parseArgs } from 'node:util'

/** What to measure. */
export interface Options {
  /** Names of questions; all of them when there is none. */
  readonly only: readonly string[]
  /** So small that counts are right and times mean nothing. */
  readonly quick: boolean
}

/** @throws TypeError for words that are no option. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
    },
  })
  return values
}
