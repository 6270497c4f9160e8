import { figure } from '../measure/figure.ts'
import { type Interval, intervalOf } from '../measure/interval.ts'
import { isAtMost, ratioOf, sayRatio } from '../measure/ratio.ts'
import { spreadOf } from '../measure/spread.ts'
import { type Program, programs } from '../start-up/programs.ts'
import { type Run, runProgram } from '../start-up/run-program.ts'
import { commandOf, serveEmulator } from '../start-up/serve-emulator.ts'
import type { Bar, Table } from '../table.ts'
import { ratioBar } from './requests/steady-bars.ts'
import type { StartUpSize } from './start-up.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

type Runs = ReadonlyMap<string, readonly Run[]>

/** Milliseconds of CPU that a session may cost over ky, from the start of a process to the end of its first call. */
const mostOverKy = 10
/** What a call from the command line may take, to a script that does the same `fetch`. */
const mostOverHand = 1.25

/** How long does it take from the start of a process to its first answer? */
export async function firstCall({ rounds, what }: StartUpSize): Promise<Table> {
  const flags = what === 'src' ? ['--conditions=@org/source'] : []
  const command = commandOf('appviewx-auth', what)
  const home = await mkdtemp(path.join(tmpdir(), 'bench-home-'))
  try {
    using appviewx = await serveEmulator(command, flags)
    using securid = await serveEmulator(commandOf('securid-auth', what), flags)
    const env = {
      HOME: home,
      APPVIEWX_URL: appviewx.url,
      APPVIEWX_USERNAME: 'admin',
      APPVIEWX_PASSWORD: 'Password@123',
      BENCH_URL: appviewx.url,
      BENCH_SESSION: await logIn(appviewx.url),
      BENCH_SECURID_URL: securid.url,
    }
    const all = programs(command)
    const run = async ({ args }: Program): Promise<Run> => runProgram({ args: [...flags, ...args], env })
    return tableOf(all, await inTurns(all, rounds, run), what)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/**
 * Another one first in every round, every second round backwards. What is kept for the next run is kept before, unless
 * one round is all: then times mean nothing.
 */
async function inTurns(
  all: readonly Program[],
  rounds: number,
  run: (program: Program) => Promise<Run>,
): Promise<Runs> {
  const runs = new Map(all.map(({ name }): [string, Run[]] => [name, []]))
  for (const program of rounds > 1 ? all : []) await run(program)
  for (let round = 0; round < rounds; round += 1) {
    const first = round % all.length
    const turned = [...all.slice(first), ...all.slice(0, first)]
    for (const program of round % 2 === 0 ? turned : turned.toReversed())
      runs.get(program.name)?.push(await run(program))
  }
  return runs
}

function tableOf(all: readonly Program[], runs: Runs, what: StartUpSize['what']): Table {
  const of = (name: string, measure: keyof Run): readonly number[] =>
    (runs.get(name) ?? []).map((run) => run[measure])
  const rows = all.map(({ name, base = name }) => {
    const [wall, cpu] = [spreadOf(of(name, 'wall')), spreadOf(of(name, 'cpu'))]
    const ratio = name === base ? '1' : sayRatio(ratioOf(of(name, 'wall'), of(base, 'wall')))
    return [name, ...[wall.least, wall.median, cpu.least, cpu.median].map(figure), ratio]
  })
  return {
    question: 'First call: how long from the start of a process?',
    setting:
      `Milliseconds of a whole process, on the wall and of CPU, ${runs.values().next().value?.length ?? 0} rounds ` +
      `in turn, emulators in processes of their own; × is its wall time to that of the row above; ` +
      (what === 'dist'
        ? 'as published.'
        : 'from the sources, whose types are stripped first: not comparable.'),
    columns: ['program', 'least', 'median', 'CPU', 'median', '×'],
    rows,
    bars: all.flatMap(({ name, base }) => (base === undefined ? [] : [barOf(of, { name, base })])),
  }
}

function barOf(
  of: (name: string, measure: keyof Run) => readonly number[],
  { name, base }: Required<Pick<Program, 'name' | 'base'>>,
): Bar {
  if (base === 'fetch by hand') {
    const wish = `${name}: wall time to ${base}, at most ${mostOverHand}`
    return ratioBar(wish, ratioOf(of(name, 'wall'), of(base, 'wall')), mostOverHand)
  }
  const [own, other] = [of(name, 'cpu'), of(base, 'cpu')]
  const more = intervalOf(own.map((ms, round) => ms - (other[round] ?? NaN)))
  return {
    wish: `${name}: CPU over ky alone, at most ${mostOverKy} ms`,
    figure: `${sayMore(more)}; least to least ${figure(spreadOf(own).least - spreadOf(other).least)} ms`,
    met: isAtMost(more, mostOverKy),
  }
}

function sayMore({ median, low, high }: Interval): string {
  return `${median.toFixed(1)} ms (${low.toFixed(1)}–${high.toFixed(1)})`
}

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/avxapi/login?gwsource=external`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', username: 'admin', password: 'Password@123' },
    body: '{}',
  })
  const { response } = (await answer.json()) as { readonly response: { readonly sessionId: string } }
  return response.sessionId
}
