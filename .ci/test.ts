/** Every check of the repository, in tasks that turbo remembers; vitest merges what they report, and the last line counts it. */
import { programs } from './checks/programs.ts'
import { forgetRun, readRun } from './checks/read-run.ts'
import { root } from './run-tool.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

const tests = ['packed', 'e2e', 'test', 'house']
const rules = ['oxlint', 'eslint', 'format:check', 'knip', 'docs:check', 'announced']
const options = ['--continue', '--summarize', '--output-logs=hash-only', ...process.argv.slice(2)]
/** What is compiled once is there for the hundreds of processes that the tests start. */
const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/node')
enableCompileCache(NODE_COMPILE_CACHE)

forgetRun()
const env = { ...process.env, ...programs(), NODE_COMPILE_CACHE, TURBO_TELEMETRY_DISABLED: '1' }
const turbo = spawn('turbo', ['run', ...tests, ...rules, ...options], { cwd: root, env, stdio: 'inherit' })
const ended = (once(turbo, 'exit') as Promise<[number | null]>).catch((error: unknown) => {
  console.error(error)
  return [1]
})
// Vitest is loaded while turbo works.
const [[status], { countTests, mergeReports }] = await Promise.all([
  ended,
  import('./checks/merge-reports.ts'),
])
const { blobs, ...run } = readRun()
const { passed, skipped, failed, of } = countTests(await mergeReports(blobs))

// A task whose tests say what failed has been told of.
const untold = run.failed.filter(({ taskId }) => !of.has(taskId))
for (const { taskId, log } of untold) console.log(`\nFAILED  ${taskId}\n${log}`)
console.log(
  `${passed} passed, ${failed + untold.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
)
process.exitCode = status === 0 && failed + untold.length === 0 ? 0 : 1
