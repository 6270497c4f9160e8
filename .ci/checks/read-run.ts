import { root } from '../run-tool.ts'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What turbo's summary says of a task, as far as we ask. */
interface RanTask {
  /** Such as `@org/session-core#test`. */
  readonly taskId: string
  readonly task: string
  /** Of all that it reads. */
  readonly hash: string
  readonly cache: { readonly status: 'HIT' | 'MISS' }
  /** From the root of the repository, as is the log. */
  readonly directory: string
  /** None of a task that turbo does not remember. */
  readonly logFile?: string
  /** `<NONEXISTENT>` when the package has no such script. */
  readonly command: string
  readonly execution?: { readonly exitCode?: number | null }
}

/** What turbo ran. */
export interface Run {
  /** Tasks that did not end well, or at all, and all that they printed. */
  readonly failed: readonly { readonly taskId: string; readonly log: string }[]
  /** Reports of vitest, of this run or of the one that turbo remembers. */
  readonly blobs: readonly string[]
  /** Names them by what they are of: two runs with the same name have the same reports, if turbo remembers them. */
  readonly reports: string
  readonly isRemembered: boolean
}

/** Before a run: a task that ends before it has reported leaves no report behind. */
export function forgetRun(): void {
  const left = globSync(['.turbo/runs', '{.,apps/*,packages/*}/.turbo/blob-*.json'], { cwd: root })
  for (const file of left) rmSync(join(root, file), { recursive: true })
}

/** What came of turbo's only run since. */
export function readRun(): Run {
  const [file] = globSync('.turbo/runs/*.json', { cwd: root })
  const { tasks } =
    file === undefined
      ? { tasks: [] }
      : (JSON.parse(readFileSync(join(root, file), 'utf8')) as { tasks: readonly RanTask[] })
  const ran = tasks.filter(({ command }) => command !== '<NONEXISTENT>')
  const blobOf = ({ directory, task }: RanTask): string =>
    join(root, directory, '.turbo', `blob-${task}.json`)
  const reporting = ran.filter((task) => existsSync(blobOf(task)))

  const logOf = ({ logFile, task }: RanTask): string => {
    if (logFile === undefined) return `\`npx pnpm@12 run ${task}\` says why.`
    return existsSync(join(root, logFile)) ? readFileSync(join(root, logFile), 'utf8') : 'It never began.'
  }
  const failed = ran
    .filter(({ execution }) => execution?.exitCode !== 0)
    .map((task) => ({ taskId: task.taskId, log: logOf(task) }))
  return {
    failed: ran.length > 0 ? failed : [{ taskId: 'turbo', log: 'It ran nothing: see above.' }],
    blobs: reporting.map(blobOf),
    reports: reporting.map(({ taskId, hash }) => `${taskId} ${hash}`).join(', '),
    isRemembered: reporting.every(({ cache }) => cache.status === 'HIT'),
  }
}
