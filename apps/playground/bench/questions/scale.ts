import { answerOf } from '../measure/answer-of.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Table } from '../table.ts'
import type { ManySessions, ManySessionsFound } from './many-sessions.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** How much is looked at. */
export interface ScaleSize extends Pick<ManySessions, 'probes' | 'more'> {
  /** Numbers of sessions, from small to large. */
  readonly steps: readonly number[]
}

const mostBytes = 4096
/** The same measurement repeated differs by as much. */
const mostSlower = 1.2

/** What does an idle session cost, and do many make each other slower? */
export async function scale(server: BenchServer, { steps, ...size }: ScaleSize): Promise<Table> {
  await server.start()
  const found: ManySessionsFound[] = []
  for (const sessions of steps) found.push(await askProcess({ origin: server.origin, sessions, ...size }))
  const [few, many] = [found[0], found.at(-1)]
  const slower = (many?.nextRequest ?? NaN) / (few?.nextRequest ?? NaN)
  // One or two are the connection's: what many sessions held would be many.
  const timersEach = Math.floor((many?.timers ?? NaN) / (steps.at(-1) ?? NaN))
  const each = many?.bytesEach ?? NaN

  return {
    question: 'Scale: what does an idle session cost?',
    setting:
      'Sessions in one process, each logged in and used once; heap after full collections; timers pending, those of the connection among them; ' +
      `median of ${size.probes} next requests, session after session; ` +
      `growth of the heap over ${size.more} more of them.`,
    columns: ['sessions', 'heap each, KiB', 'timers', 'next request, µs', 'growth, KiB'],
    rows: steps.map((sessions, step) => cellsOf(sessions, found[step])),
    bars: [
      { wish: 'heap of an idle session, at most 4 KiB', figure: kib(each), met: each <= mostBytes },
      { wish: 'timers of an idle session, none', figure: String(timersEach), met: timersEach === 0 },
      {
        wish: `next request among the most to among the fewest, at most ${mostSlower}`,
        figure: slower.toFixed(2),
        met: slower <= mostSlower,
      },
    ],
  }
}

async function askProcess(wanted: ManySessions): Promise<ManySessionsFound> {
  const child = fork(fileURLToPath(new URL('many-sessions.ts', import.meta.url)), {
    execArgv: ['--conditions=@org/source', '--expose-gc'],
  })
  const exited = once(child, 'exit')
  child.send(wanted)
  const found = (await answerOf(child)) as ManySessionsFound
  await exited
  return found
}

function cellsOf(sessions: number, found?: ManySessionsFound): readonly string[] {
  const { bytesEach = NaN, timers = NaN, nextRequest = NaN, bytesAfterMore = NaN } = found ?? {}
  return [String(sessions), kib(bytesEach), String(timers), nextRequest.toFixed(0), kib(bytesAfterMore)]
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(2)
}
