import { bundleProgram } from '../../bundle-program.ts'
import { toyAccounts } from '../../toy-server.ts'
import { addToHistory, type HistoryLine, readHistory } from './history.ts'
import type { Asked, ChildSettings, Told } from './messages.ts'
import { listenAsToy, type ToyListener } from './toy-listener.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const childProgram = bundleProgram({ file: 'fleet/processes/child.ts' })

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
  /** The server ends all sessions. */
  readonly expire: () => void
  /** Writes down what is done to the fleet from outside. */
  readonly note: (what: string) => void
  readonly history: () => readonly HistoryLine[]
  readonly stop: () => Promise<void>
}

/** Calls of all of them at a time, and how they ended. */
export async function callAll(children: readonly Child[], times = 1): Promise<readonly string[]> {
  return (await Promise.all(children.map((child) => child.ask({ do: 'call', times })))).flat()
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** A fleet without a process, around a store. */
export async function startFleet(
  store: ChildSettings['store'] | 'files',
  policy: ChildSettings['policy'] = {},
): Promise<RealFleet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleet-real-'))
  const file = path.join(folder, 'history.jsonl')
  writeFileSync(file, '')
  const program = await childProgram
  const toy = await listenAsToy(file)
  const key = randomBytes(32).toString('hex')
  const children: Child[] = []

  return {
    toy,
    start: (more = {}) => {
      const child = startChild(program, {
        name: `p${children.length}`,
        url: toy.url,
        credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
        store: store === 'files' ? { kind: 'files', folder: path.join(folder, 'store') } : store,
        key,
        policy: { leaseMs: 600, recheckMs: 500, storeDeadlineMs: 5000, ...policy },
        history: file,
        ...more,
      })
      children.push(child)
      return child
    },
    expire: () => {
      addToHistory(file, { who: 'world', what: 'expired' })
      toy.server.expireSessions()
    },
    note: (what) => addToHistory(file, { who: 'world', what }),
    history: () => readHistory(file),
    stop: async () => {
      await Promise.all(children.map(({ process }) => ended(process)))
      toy.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function startChild(program: string, settings: ChildSettings): Child {
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let complaint = ''
  let ending: string | undefined
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const waiting = new Map<number, (outcomes: readonly string[]) => void>()
  let last = 0
  const expect = (id: number): Promise<readonly string[]> =>
    new Promise((resolve) => {
      if (ending === undefined) waiting.set(id, resolve)
      else resolve([ending])
    })
  child.on('message', ({ id, outcomes }: Told) => waiting.get(id)?.(outcomes))
  child.on('exit', (code, signal) => {
    // One that was killed has no code: this one died by itself.
    ending = signal === 'SIGKILL' ? 'dead' : `ended by ${signal ?? code}: ${complaint}`
    for (const resolve of waiting.values()) resolve([ending])
  })
  const ready = expect(0)
  return {
    process: child,
    ready,
    ask: async (what) => {
      await ready
      last += 1
      const told = expect(last)
      // Who is gone hears nothing, and its end is told.
      if (child.connected) child.send({ id: last, ...what } satisfies Asked, () => {})
      return told
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  // One that ends by itself keeps what Node has compiled, for the next one; one that stands still does not.
  child.kill('SIGCONT')
  child.disconnect()
  await exit
}
