import { toyAccounts } from '../../toy-server.ts'
import type { Asked, ChildSettings, Told } from './messages.ts'
import { listenAsToy, type ToyListener } from './toy-listener.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** One child, as its parent has it. */
export interface Child {
  readonly process: ChildProcess
  readonly ready: Promise<readonly string[]>
  /** What became of it; `dead` when it was killed meanwhile. */
  readonly ask: (what: Omit<Asked, 'id'>) => Promise<readonly string[]>
}

/** Real processes that share one login at one server. */
export interface RealFleet {
  readonly toy: ToyListener
  readonly start: (more?: Partial<ChildSettings>) => Child
  readonly history: () => readonly HistoryLine[]
  readonly stop: () => Promise<void>
}

/** One thing that happened, in microseconds of the machine. */
export interface HistoryLine {
  readonly at: number
  readonly who: string
  readonly what: string
}

/** A fleet without a process, around a store. */
export async function startFleet(
  store: ChildSettings['store'] | 'files',
  policy: ChildSettings['policy'] = {},
): Promise<RealFleet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-real-'))
  const file = path.join(folder, 'history.jsonl')
  writeFileSync(file, '')
  const toy = await listenAsToy(file)
  const key = randomBytes(32).toString('hex')
  const children: Child[] = []

  return {
    toy,
    start: (more = {}) => {
      const child = startChild({
        name: `p${children.length}`,
        url: toy.url,
        credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
        store: store === 'files' ? { kind: 'files', folder: path.join(folder, 'store') } : store,
        key,
        policy: { leaseMs: 600, recheckMs: 500, storeDeadlineMs: 1000, ...policy },
        history: file,
        ...more,
      })
      children.push(child)
      return child
    },
    history: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as HistoryLine),
    stop: async () => {
      await Promise.all(children.map(({ process }) => ended(process)))
      toy.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startChild(settings: ChildSettings): Child {
  const child = spawn(
    process.execPath,
    ['--conditions=@org/source', path.join(import.meta.dirname, 'child.ts'), JSON.stringify(settings)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const waiting = new Map<number, (outcomes: readonly string[]) => void>()
  let last = 0
  const expect = (id: number): Promise<readonly string[]> =>
    new Promise((resolve) => {
      if (child.exitCode === null && child.signalCode === null) {
        waiting.set(id, resolve)
      } else {
        resolve(['dead'])
      }
    })
  child.on('message', ({ id, outcomes }: Told) => waiting.get(id)?.(outcomes))
  child.on('exit', () => {
    for (const resolve of waiting.values()) resolve(['dead'])
  })
  const ready = expect(0)
  return {
    process: child,
    ready,
    ask: async (what) => {
      await ready
      last += 1
      const told = expect(last)
      if (child.connected) child.send({ id: last, ...what } satisfies Asked)
      return told
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exit
}
