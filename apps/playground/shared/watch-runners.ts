import { spawnSync } from 'node:child_process'
import process from 'node:process'

const isRunner = /^(?:\S*\/)?(?:ba|da|z)?sh -c\b|\b(?:npm|npx|pnpm)\b/
const everyMs = 500

/**
 * The package runners that started a process, and the shells between them, nearest first. `table` has a line for
 * each process: its id, its parent's, its command.
 */
export function runnersOf(pid: number, table: string): readonly number[] {
  const rows = [...table.matchAll(/^\s*(?<id>\d+)\s+(?<parent>\d+)\s+(?<command>.*)$/gm)]
  const byId = new Map(
    rows.map(({ groups = {} }) => [
      Number(groups['id']),
      { parent: Number(groups['parent']), command: groups['command'] ?? '' },
    ]),
  )

  const runners: number[] = []
  for (let id = byId.get(pid)?.parent; id !== undefined; id = byId.get(id)?.parent) {
    if (!isRunner.test(byId.get(id)?.command ?? '')) break
    runners.push(id)
  }
  return runners
}

/** The runners of this process. Without `ps`, nobody is known. */
export function ownRunners(): readonly number[] {
  const { error, stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return error === undefined ? runnersOf(process.pid, stdout) : []
}

/**
 * Calls `end` when a runner has ended: `npx` forwards a signal to the shell that it started, which ends without
 * passing it on, so that what was started would stay.
 */
export function whenOneEnds(runners: readonly number[], end: () => void): void {
  if (runners.length === 0) return

  const timer = setInterval(() => {
    if (runners.every(isAlive)) return
    clearInterval(timer)
    end()
  }, everyMs)
  timer.unref()
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
