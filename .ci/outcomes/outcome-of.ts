import { type Outcome, sum } from './outcome.ts'
import type { TestModule } from 'vitest/node'

/** How a test says which server of Debian's packages it starts. */
const needsServer = /\bneeds (?:Redis|Postgres)/

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
  // A CI machine has what .ci/run installs: a test that was skipped there for want of it has failed.
  const mayNotSkip = (test: (typeof tests)[number]): boolean =>
    Boolean(process.env['CI']) && (module.project.name === 'e2e' || needsServer.test(test.fullName))
  const failed = [...ended('failed'), ...ended('skipped').filter(mayNotSkip)]
  const place = `${module.project.name} › ${module.relativeModuleId}`
  // A file that cannot load has no tests, and has failed all the same.
  const broken = failed.length === 0 && module.state() === 'failed' ? [place] : []
  const failures = [...failed.map((test) => `${place} › ${test.fullName}`), ...broken]

  return {
    passed: ended('passed').length,
    failed: failures.length,
    skipped: ended('skipped').filter((test) => !mayNotSkip(test)).length,
    failures,
  }
}
