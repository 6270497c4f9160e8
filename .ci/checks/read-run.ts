import { root } from '../run-tool.ts'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonTestResults } from 'vitest/node'

/** What turbo's summary says of a task, as far as we ask. */
interface RanTask {
  /** Such as `@org/session-core#test`. */
  readonly taskId: string
  readonly task: string
  /** From the root of the repository, as is the log. */
  readonly directory: string
  /** None of a task that turbo does not remember. */
  readonly logFile?: string
  /** `<NONEXISTENT>` when the package has no such script. */
  readonly command: string
  readonly execution?: { readonly exitCode?: number | null }
}

/** What turbo ran, or remembers, of one task. */
export interface TaskRun {
  readonly taskId: string
  readonly hasFailed: boolean
  /** All that it printed. */
  readonly log: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Before a run: a task that ends before it has reported leaves no report behind. */
export function forgetRun(): void {
  const left = globSync(['.turbo/runs', '{.,apps/*,packages/*}/.turbo/report-*.json'], { cwd: root })
  for (const file of left) rmSync(join(root, file), { recursive: true })
}

/** What came of turbo's only run since. */
export function readRun(): readonly TaskRun[] {
  const [file] = globSync('.turbo/runs/*.json', { cwd: root })
  const { tasks } =
    file === undefined
      ? { tasks: [] }
      : (JSON.parse(readFileSync(join(root, file), 'utf8')) as { tasks: readonly RanTask[] })
  return tasks.filter(({ command }) => command !== '<NONEXISTENT>').map((task) => outcomeOf(task))
}

function outcomeOf({ directory, execution, logFile, task, taskId }: RanTask): TaskRun {
  const hasFailed = execution?.exitCode !== 0
  const { failed, ...counted } = countTests(join(root, directory, '.turbo', `report-${task}.json`))
  const log = hasFailed ? logOf(logFile, task) : ''
  // A task that failed in any other way counts as one.
  return { taskId, hasFailed, log, failed: hasFailed ? Math.max(failed, 1) : failed, ...counted }
}

/** Counts tests; a file that cannot load has none, and has failed all the same. */
function countTests(report: string): Pick<TaskRun, 'passed' | 'failed' | 'skipped'> {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 }

  const read = JSON.parse(readFileSync(report, 'utf8')) as JsonTestResults
  const broken = read.testResults.filter(
    ({ assertionResults, status }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + broken.length,
    skipped: read.numPendingTests,
  }
}

function logOf(file: string | undefined, task: string): string {
  if (file === undefined) return `\`npx pnpm@12 run ${task}\` says why.`
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : 'It never began.'
}
