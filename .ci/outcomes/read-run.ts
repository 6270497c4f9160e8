import { recallOutcome, sum, type Outcome } from './outcome.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What turbo's summary says of a task, as far as we ask. */
interface RanTask {
  readonly taskId: string
  readonly task: string
  readonly hash: string
  /** From the root of the repository. */
  readonly directory: string
  /** `<NONEXISTENT>` when the package has no such script. */
  readonly command: string
  readonly execution?: { readonly exitCode?: number | null }
}

/** What all tasks of turbo's only summary came to. A task that does not say what it tested has failed. */
export function readRun(repository: string): Outcome {
  const [file] = globSync('.turbo/runs/*.json', { cwd: repository })
  if (file === undefined) return failure('turbo ran nothing: see above')

  const { tasks } = JSON.parse(readFileSync(join(repository, file), 'utf8')) as { tasks: readonly RanTask[] }
  const ran = tasks.filter(({ command }) => command !== '<NONEXISTENT>')
  return sum(ran.map((task) => outcomeOfTask(repository, task)))
}

function outcomeOfTask(repository: string, { taskId, task, hash, directory, execution }: RanTask): Outcome {
  const outcome = recallOutcome({ folder: join(repository, directory), name: task, hash })
  if (outcome === undefined) return failure(`${taskId} ended before it could say what it tested`)

  const failedSilently = execution?.exitCode !== 0 && outcome.failed === 0
  return failedSilently ? sum([outcome, failure(`${taskId} failed`)]) : outcome
}

const failure = (what: string): Outcome => ({ passed: 0, failed: 1, skipped: 0, failures: [what] })
