/** Every test of the repository, in tasks that turbo remembers; the last line counts them all. */
import { closingLine } from './outcomes/outcome.ts'
import { readRun } from './outcomes/read-run.ts'
import { surroundings } from './outcomes/surroundings.ts'
import { root } from './run-tool.ts'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const tasks = ['packed', 'house', 'e2e', 'test']
const options = ['--continue', '--summarize', '--output-logs=new-only', ...process.argv.slice(2)]

rmSync(join(root, '.turbo/runs'), { recursive: true, force: true })
const env = { ...process.env, ...(await surroundings()) }
const { status } = spawnSync('turbo', ['run', ...tasks, ...options], { cwd: root, env, stdio: 'inherit' })
const outcome = readRun(root)

for (const failure of outcome.failures) console.log(`FAILED  ${failure}`)
console.log(closingLine(outcome))
process.exitCode = status === 0 && outcome.failed === 0 ? 0 : 1
