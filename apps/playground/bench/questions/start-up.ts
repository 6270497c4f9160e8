import { answerOf } from '../measure/answer-of.ts'
import { spreadOf } from '../measure/spread.ts'
import type { Table } from '../table.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** How often each import and each first call is repeated, and of what: what is published, or its sources. */
export interface StartUpSize {
  readonly runs: number
  readonly rounds: number
  readonly what: 'dist' | 'src'
}

/** What each entry needs to be there before its own first line runs. */
const entries: readonly (readonly [name: string, dependencies: readonly string[]])[] = [
  ['@org/session-core', []],
  ['@org/session-core/node', []],
  // Not before the first nodeTransport() is made.
  ['undici', []],
  ['@org/appviewx-auth', ['@org/session-core']],
  ['@org/appviewx-auth/emulator', []],
  ['@org/securid-auth', ['@org/session-core']],
  ['@org/securid-auth/emulator', []],
]

/** How long does an import take? */
export async function startUp({ runs, what }: StartUpSize): Promise<Table> {
  const least = async (names: readonly string[]): Promise<number> => {
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) times.push(await timeImport(names, what))
    return spreadOf(times).least
  }
  const before = new Map([['', 0]])
  const rows: string[][] = []

  for (const [name, dependencies] of entries) {
    const list = dependencies.join(', ')
    const theirs = before.get(list) ?? (await least(dependencies))
    before.set(list, theirs)
    const all = await least([name])
    rows.push([bare(name), ...[all, theirs, all - theirs].map((ms) => ms.toFixed(1)), bare(list) || 'none'])
  }

  return {
    question: 'Start-up: how long does an import take?',
    setting:
      `Milliseconds in a fresh process, least of ${runs}; undici is loaded by the first nodeTransport(); ` +
      (what === 'dist'
        ? 'as published.'
        : 'from the sources, whose types are stripped first: not comparable.'),
    columns: ['entry', 'all', 'theirs', 'own', 'its dependencies'],
    rows,
    bars: [],
  }
}

/** Without our scope. */
function bare(names: string): string {
  return names.replaceAll('@org/', '')
}

async function timeImport(names: readonly string[], what: StartUpSize['what']): Promise<number> {
  const child = fork(fileURLToPath(new URL('time-import.ts', import.meta.url)), names, {
    execArgv: what === 'src' ? ['--conditions=@org/source'] : [],
  })
  const exited = once(child, 'exit')
  const ms = (await answerOf(child)) as number
  await exited
  return ms
}
