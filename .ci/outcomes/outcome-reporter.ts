import { outcomeOf } from './outcome-of.ts'
import { closingLine, forgetOutcome, keepOutcome, type Outcome } from './outcome.ts'
import { writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run of vitest with one plain line over all its projects. A task of turbo also keeps what came out. */
export default class OutcomeReporter implements Reporter {
  #outcome: Outcome = { passed: 0, failed: 1, skipped: 0, failures: ['a run that never came to its end'] }

  /** Waits for the exit, so that nothing (coverage, another reporter) can print after the line. */
  onInit(): void {
    const { TURBO_HASH: hash, npm_lifecycle_event: name } = process.env
    const task = hash && name ? { folder: process.cwd(), name, hash } : undefined
    if (task) forgetOutcome(task)

    process.once('exit', () => {
      writeSync(1, `${closingLine(this.#outcome)}\n`)
      if (this.#outcome.failed > 0) process.exitCode = 1
      if (task) keepOutcome(task, this.#outcome)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#outcome = outcomeOf(modules, unhandledErrors.length)
  }
}
