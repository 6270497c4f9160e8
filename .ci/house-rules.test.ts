import { runTool } from './run-tool.ts'
import { describe, expect, it } from 'vitest'

/** What one command shows of the whole repository. */
const rules = [
  ['types check in every package and app', 'pnpm', ['run', 'typecheck']],
  ['nobody imports what he may not, and no rule of the house is broken', 'pnpm', ['run', 'lint']],
  ['no circle of files, counting imports of types', 'pnpm', ['run', 'cycles']],
  ['every file is formatted', 'pnpm', ['run', 'format:check']],
  ['nothing is left over: files, exports, dependencies', 'pnpm', ['run', 'knip']],
] as const

describe('The house', () => {
  it.concurrent.each(rules)('%s', { timeout: 300_000 }, async (_rule, command, args) => {
    const { status, output } = await runTool(command, args)

    expect(status, output).toBe(0)
  })
})
