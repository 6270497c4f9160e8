import { parseArgs } from 'node:util'

/** How much is measured: so small that times mean nothing, minutes, or long enough for figures. */
export type Length = 'quick' | 'usual' | 'full'

/** What to measure. */
export interface Options {
  /** Names of questions. */
  readonly only: readonly string[]
  readonly length: Length
  /** What looks random in simulations follows from it. */
  readonly seed: number
  /** Where charts are written; nowhere when there is none. */
  readonly charts: string | undefined
}

/** What was asked for, or why it cannot be. */
export type Asked = Options | { readonly help: true } | { readonly complaint: string }

/** Reads the words of a command line. */
export function readOptions(words: readonly string[], questions: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h' },
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        charts: { type: 'string' },
      },
    })
    const { help, only, quick, full, charts } = values
    if (help === true) return { help }

    const names = only.flatMap((list) => list.split(','))
    const unknown = names.filter((name) => !questions.includes(name))
    const seed = Number(values.seed)
    if (unknown.length > 0) {
      return {
        complaint: `No question is called ${unknown.map((name) => name || '""').join(', ')}. There are ${questions.join(', ')}.`,
      }
    }
    if (quick && full) return { complaint: 'Either --quick or --full.' }
    if (!/^\d{1,9}$/.test(values.seed))
      return { complaint: '--seed takes a whole number of up to nine digits.' }
    if (charts === '') return { complaint: '--charts takes a folder.' }
    return { only: names.length > 0 ? names : questions, length: lengthOf(quick, full), seed, charts }
  } catch (error) {
    return { complaint: (error as Error).message }
  }
}

function lengthOf(quick: boolean, full: boolean): Length {
  if (quick) return 'quick'
  return full ? 'full' : 'usual'
}
