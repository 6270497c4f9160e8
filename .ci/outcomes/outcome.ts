import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What was tested, and how it ended. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Such as `session-core › test/endings.test.ts › A session …`. */
  readonly failures: readonly string[]
}

/** `N passed, N failed`, and how many were skipped if some were. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

/** Several outcomes as one. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  const total = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((all, outcome) => all + count(outcome), 0)

  return {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    skipped: total(({ skipped }) => skipped),
    failures: outcomes.flatMap(({ failures }) => failures),
  }
}

/** A task of turbo. */
export interface Task {
  /** Where its package is. */
  readonly folder: string
  /** Such as `test`. */
  readonly name: string
  /** Stands for all that it reads. */
  readonly hash: string
}

/** Beside turbo's own log of the task, so that turbo remembers both. */
const fileOf = ({ folder, name }: Task): string => join(folder, '.turbo', `outcome-${name}.json`)

/** Keeps what a task tested, with its hash: an outcome is no word about other files. */
export function keepOutcome(task: Task, outcome: Outcome): void {
  mkdirSync(dirname(fileOf(task)), { recursive: true })
  writeFileSync(fileOf(task), JSON.stringify({ hash: task.hash, ...outcome }))
}

/** Before a run: one that ends before it has tested anything leaves nothing behind. */
export const forgetOutcome = (task: Task): void => rmSync(fileOf(task), { force: true })

/** What this task tested; nothing if it never came to its end, or read something else. */
export function recallOutcome(task: Task): Outcome | undefined {
  if (!existsSync(fileOf(task))) return undefined

  const kept = JSON.parse(readFileSync(fileOf(task), 'utf8')) as Outcome & { readonly hash: string }
  return kept.hash === task.hash ? kept : undefined
}
