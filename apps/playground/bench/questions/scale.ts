import { answerOf } from '../measure/answer-of.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Bar, Table } from '../table.ts'
import type { ManySessions, ManySessionsFound } from './many-sessions.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** How much is looked at. */
export interface ScaleSize extends Pick<ManySessions, 'warm' | 'probes' | 'more'> {
  /** Numbers of sessions, from small to large. */
  readonly steps: readonly number[]
}

const mostBytes = 4096
/** The same measurement repeated differs by as much. */
const mostSlower = 1.2
/** Over all the requests that follow: a list that grows by a number a request would show. */
const mostGrowth = 1_048_576

/** What does an idle session cost, and do many make each other slower? */
export async function scale(server: BenchServer, { steps, warm, more, probes }: ScaleSize): Promise<Table> {
  await server.start()
  const found: ManySessionsFound[] = []
  for (const [step, sessions] of steps.entries()) {
    // What many requests leave behind, one session shows as well as a thousand.
    found.push(
      await askProcess({ origin: server.origin, warm, sessions, probes, more: step === 0 ? more : 0 }),
    )
  }
  return {
    question: 'Scale: what does an idle session cost?',
    setting:
      'Sessions in one process, each logged in and used once; heap after full collections; timers pending, those of the connection among them; ' +
      `median of ${probes} next requests, session after session.`,
    columns: ['sessions', 'heap each, KiB', 'timers', 'next request, µs'],
    rows: steps.map((sessions, step) => cellsOf(sessions, found[step])),
    bars: barsOf(found, { steps, more }),
  }
}

function barsOf(
  found: readonly ManySessionsFound[],
  { steps, more }: Pick<ScaleSize, 'steps' | 'more'>,
): readonly Bar[] {
  const [few, many] = [found[0], found.at(-1)]
  const slower = (many?.nextRequest ?? NaN) / (few?.nextRequest ?? NaN)
  // One or two are the connection's: what many sessions held would be many.
  const timersEach = Math.floor((many?.timers ?? NaN) / (steps.at(-1) ?? NaN))
  const each = many?.bytesEach ?? NaN
  const growth = few?.bytesAfterMore ?? NaN

  return [
    { wish: 'heap of an idle session, at most 4 KiB', figure: kib(each), met: each <= mostBytes },
    { wish: 'timers of an idle session, none', figure: String(timersEach), met: timersEach === 0 },
    {
      wish: `next request among the most to among the fewest, at most ${mostSlower}`,
      figure: slower.toFixed(2),
      met: slower <= mostSlower,
    },
    {
      wish: `growth of the heap over ${more} more requests, at most 1024 KiB`,
      figure: kib(growth),
      met: growth <= mostGrowth,
    },
  ]
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
  const { bytesEach = NaN, timers = NaN, nextRequest = NaN } = found ?? {}
  return [String(sessions), kib(bytesEach), String(timers), nextRequest.toFixed(0)]
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(2)
}
