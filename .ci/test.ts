/** Every check of the repository, in tasks that turbo remembers; what failed is told last, and the last line counts it. */
import { programs } from './checks/programs.ts'
import { forgetRun, readRun } from './checks/read-run.ts'
import { root } from './run-tool.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const tests = ['packed', 'e2e', 'test', 'house']
const rules = ['oxlint', 'format:check', 'knip', 'docs:check', 'announced']
const options = ['--continue', '--summarize', '--output-logs=hash-only', ...process.argv.slice(2)]
/** What is compiled once is there for the hundreds of processes that the tests start. */
const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/node')

forgetRun()
const env = { ...process.env, ...programs(), NODE_COMPILE_CACHE, TURBO_TELEMETRY_DISABLED: '1' }
const turbo = spawn('turbo', ['run', ...tests, ...rules, ...options], { cwd: root, env, stdio: 'inherit' })
const [status] = await (once(turbo, 'exit') as Promise<[number | null]>).catch((error: unknown) => {
  console.error(error)
  return [1]
})

const ran = readRun()
for (const { hasFailed, log, taskId } of ran) if (hasFailed) console.log(`\nFAILED  ${taskId}\n${log}`)
const count = (what: 'passed' | 'failed' | 'skipped'): number =>
  ran.reduce((sum, task) => sum + task[what], 0)
// It ran nothing, and says why above, or was stopped.
const failed = Math.max(count('failed'), status === 0 && ran.length > 0 ? 0 : 1)
const skipped = count('skipped')
console.log(`${count('passed')} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
process.exitCode = failed === 0 ? 0 : 1
