import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Beside turbo's own log of the task, so that turbo remembers both. */
const fileOf = (folder: string, task: string): string => join(folder, '.turbo', `outcome-${task}.json`)

/** Keeps what a task of turbo tested, by the hash of all that it read: an outcome is no word about anything else. */
export function keepOutcome(folder: string, task: string, hash: string, outcome: Outcome): void {
  const file = fileOf(folder, task)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ hash, ...outcome }))
}

/** Before a run: one that ends before it has tested anything leaves nothing behind. */
export const forgetOutcome = (folder: string, task: string): void =>
  rmSync(fileOf(folder, task), { force: true })

/** What a task tested, when it read what this hash stands for; nothing if it never came to its end. */
export function recallOutcome(folder: string, task: string, hash: string): Outcome | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileOf(folder, task), 'utf8')) as Outcome & { hash: string }
    return kept.hash === hash ? kept : undefined
  } catch {
    return undefined
  }
}
