import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What one run took, in milliseconds. */
export interface Run {
  /** From its start to its end. */
  readonly wall: number
  /** User and system, of all its threads. */
  readonly cpu: number
}

/** How a program is started. */
export interface Start {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Imports are looked for from here. */
const cwd = fileURLToPath(new URL('..', import.meta.url))

/** Tells of itself when all is done: of another process, Node does not know. */
const teller = `data:text/javascript,${encodeURIComponent(`
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  process.getBuiltinModule('node:fs').writeSync(3, String((user + system) / 1000))
})`)}`

/** Runs a program to its end, in a fresh process. */
export async function runProgram({ args, env }: Start): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', teller, ...args], {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([child.stdio[2], child.stdio[3]].map((pipe) => text(pipe as Readable)))
  const [code] = (await once(child, 'exit')) as [number | null]
  const wall = performance.now() - started
  const [stderr, cpu] = await said
  if (code !== 0) throw new Error(`A program of the bench ended with ${code}: ${stderr}`)
  return { wall, cpu: Number(cpu) }
}
