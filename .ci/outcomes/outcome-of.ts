import { type Outcome, sum } from './outcome.ts'
import type { TestModule } from 'vitest/node'

/** What files of tests, all of them run, come to. */
export function outcomeOf(modules: readonly TestModule[], unhandledErrors: number): Outcome {
  const unhandled = Array.from({ length: unhandledErrors }, () => 'an error that no test handled')

  return sum([
    { passed: 0, failed: unhandledErrors, skipped: 0, failures: unhandled },
    ...modules.map((module) => outcomeOfModule(module)),
  ])
}

function outcomeOfModule(module: TestModule): Outcome {
  const tests = [...module.children.allTests()]
  const ended = (state: string): typeof tests => tests.filter((test) => test.result().state === state)
  // A CI machine has a browser: a browser test that was skipped there has failed.
  const mayNotSkip = Boolean(process.env['CI']) && module.project.name === 'e2e'
  const failed = mayNotSkip ? [...ended('failed'), ...ended('skipped')] : ended('failed')
  const place = `${module.project.name} › ${module.relativeModuleId}`
  // A file that cannot load has no tests, and has failed all the same.
  const broken = failed.length === 0 && module.state() === 'failed' ? [place] : []
  const failures = [...failed.map((test) => `${place} › ${test.fullName}`), ...broken]

  return {
    passed: ended('passed').length,
    failed: failures.length,
    skipped: mayNotSkip ? 0 : ended('skipped').length,
    failures,
  }
}
