/** Every check of the repository, in tasks that turbo remembers; vitest merges what they report, and the last line counts it. */
import { countTests, mergeReports } from './checks/merge-reports.ts'
import { programs } from './checks/programs.ts'
import { forgetRun, readRun } from './checks/read-run.ts'
import { root } from './run-tool.ts'
import { spawnSync } from 'node:child_process'

const tests = ['packed', 'e2e', 'test', 'house']
const rules = ['oxlint', 'eslint', 'format:check', 'knip', 'cycles', 'docs:check', 'announced']
const options = ['--continue', '--summarize', '--output-logs=hash-only', ...process.argv.slice(2)]

forgetRun()
const env = { ...process.env, ...programs(), TURBO_TELEMETRY_DISABLED: '1' }
const { status } = spawnSync('turbo', ['run', ...tests, ...rules, ...options], {
  cwd: root,
  env,
  stdio: 'inherit',
})
const { blobs, ...run } = readRun()
const { passed, skipped, failed, of } = countTests(await mergeReports(blobs))

// A task whose tests say what failed has been told of.
const untold = run.failed.filter(({ taskId }) => !of.has(taskId))
for (const { taskId, log } of untold) console.log(`\nFAILED  ${taskId}\n${log}`)
console.log(
  `${passed} passed, ${failed + untold.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
)
process.exitCode = status === 0 && failed + untold.length === 0 ? 0 : 1
