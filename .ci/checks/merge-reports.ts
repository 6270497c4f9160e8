import { root } from '../run-tool.ts'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVitest, type Reporter, type TestModule } from 'vitest/node'

/** What files of tests come to. */
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Tasks that have a test which failed, by the labels of their reports. */
  readonly of: ReadonlySet<string>
}

/** Reads what several runs of vitest reported, and prints what failed, if anything did, as if it had been one run. */
export async function mergeReports(
  blobs: readonly string[],
  reporter: 'minimal' | Reporter = {},
): Promise<readonly TestModule[]> {
  if (blobs.length === 0) return []

  const folder = mkdtempSync(join(tmpdir(), 'reports-'))
  for (const [index, blob] of blobs.entries()) copyFileSync(blob, join(folder, `${index}.json`))
  const vitest = await createVitest({
    root,
    watch: false,
    mergeReports: folder,
    reporters: [reporter],
  })
  try {
    const { testModules, unhandledErrors } = await vitest.mergeReports(folder)
    const isGreen = unhandledErrors.length === 0 && testModules.every((module) => module.ok())
    return isGreen || reporter === 'minimal' ? testModules : await mergeReports(blobs, 'minimal')
  } finally {
    await vitest.close()
    rmSync(folder, { recursive: true })
  }
}

/** Counts tests; a file that cannot load has none, and has failed all the same. */
export function countTests(modules: readonly TestModule[]): Count {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const ended = (state: string): number => tests.filter((test) => test.result().state === state).length
  const failed = modules.filter((module) => module.state() === 'failed')
  const broken = failed.filter((module) => [...module.children.allTests('failed')].length === 0)

  return {
    passed: ended('passed'),
    failed: ended('failed') + broken.length,
    skipped: ended('skipped'),
    of: new Set(failed.flatMap((module) => module.meta().__vitest_label__ ?? [])),
  }
}
