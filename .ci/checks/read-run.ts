import { root } from '../run-tool.ts'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What turbo's summary says of a task, as far as we ask. */
interface RanTask {
  /** Such as `@org/session-core#test`. */
  readonly taskId: string
  readonly task: string
  /** From the root of the repository, as is the log. */
  readonly directory: string
  readonly logFile: string
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
}

/** Before a run: a task that ends before it has reported leaves no report behind. */
export function forgetRun(repository: string = root): void {
  const left = globSync(['.turbo/runs', '{.,apps/*,packages/*}/.turbo/blob-*.json'], { cwd: repository })
  for (const file of left) rmSync(join(repository, file), { recursive: true })
}

/** What came of turbo's only run since. */
export function readRun(repository: string = root): Run {
  const [file] = globSync('.turbo/runs/*.json', { cwd: repository })
  const { tasks } =
    file === undefined
      ? { tasks: [] }
      : (JSON.parse(readFileSync(join(repository, file), 'utf8')) as { tasks: readonly RanTask[] })
  const ran = tasks.filter(({ command }) => command !== '<NONEXISTENT>')
  if (ran.length === 0) return { failed: [{ taskId: 'turbo', log: 'It ran nothing: see above.' }], blobs: [] }

  const logOf = ({ logFile }: RanTask): string =>
    existsSync(join(repository, logFile))
      ? readFileSync(join(repository, logFile), 'utf8')
      : 'It never began.'
  return {
    failed: ran
      .filter(({ execution }) => execution?.exitCode !== 0)
      .map((task) => ({ taskId: task.taskId, log: logOf(task) })),
    blobs: ran
      .map(({ directory, task }) => join(repository, directory, '.turbo', `blob-${task}.json`))
      .filter((blob) => existsSync(blob)),
  }
}
