/** Every check of the repository, in tasks that turbo remembers; vitest merges what they report, and the last line counts it. */
import { keepCount, recallCount } from './checks/kept-count.ts'
import type { Count } from './checks/merge-reports.ts'
import { programs } from './checks/programs.ts'
import { forgetRun, readRun } from './checks/read-run.ts'
import { root } from './run-tool.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

const tests = ['packed', 'e2e', 'test', 'house']
const rules = ['oxlint', 'format:check', 'knip', 'docs:check', 'announced']
const options = ['--continue', '--summarize', '--output-logs=hash-only', ...process.argv.slice(2)]
/** What is compiled once is there for the hundreds of processes that the tests start. */
const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/node')
enableCompileCache(NODE_COMPILE_CACHE)

forgetRun()
const env = { ...process.env, ...programs(), NODE_COMPILE_CACHE, TURBO_TELEMETRY_DISABLED: '1' }
const turbo = spawn('turbo', ['run', ...tests, ...rules, ...options], { cwd: root, env, stdio: 'inherit' })
const [status] = await (once(turbo, 'exit') as Promise<[number | null]>).catch((error: unknown) => {
  console.error(error)
  return [1]
})
const { blobs, reports, isRemembered, ...run } = readRun()
const count = (isRemembered ? recallCount(reports) : undefined) ?? (await countReports(blobs))
keepCount(reports, count)

// A task whose tests say what failed has been told of.
const untold = run.failed.filter(({ taskId }) => !count.of.has(taskId))
for (const { taskId, log } of untold) console.log(`\nFAILED  ${taskId}\n${log}`)
const failed = count.failed + untold.length
console.log(
  `${count.passed} passed, ${failed} failed${count.skipped === 0 ? '' : `, ${count.skipped} skipped`}`,
)
process.exitCode = status === 0 && failed === 0 ? 0 : 1

async function countReports(files: readonly string[]): Promise<Count> {
  const { countTests, mergeReports } = await import('./checks/merge-reports.ts')
  return countTests(await mergeReports(files))
}
