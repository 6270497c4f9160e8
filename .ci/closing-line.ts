import { writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one plain line over all packages: `N passed, N failed`, and `, N skipped` when some were. */
export default class ClosingLine implements Reporter {
  #passed = 0
  #failed = 0
  #skipped = 0

  /** Waits for the exit, so that nothing (coverage, another reporter) can print after the line. */
  onInit(): void {
    process.once('exit', () => {
      const skipped = this.#skipped === 0 ? '' : `, ${String(this.#skipped)} skipped`
      writeSync(1, `${String(this.#passed)} passed, ${String(this.#failed)} failed${skipped}\n`)
      if (this.#failed > 0) process.exitCode = 1
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#passed = 0
    this.#skipped = 0
    this.#failed = unhandledErrors.length

    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      const failed = states.filter((state) => state === 'failed').length
      this.#passed += states.filter((state) => state === 'passed').length
      const skipped = states.filter((state) => state === 'skipped').length
      // A CI machine has a browser: a browser test that was skipped there has failed.
      if (process.env['CI'] && module.project.name === 'e2e') this.#failed += skipped
      else this.#skipped += skipped
      // A file that cannot load has no tests, and has failed all the same.
      this.#failed += failed === 0 && module.state() === 'failed' ? 1 : failed
    }
  }
}
