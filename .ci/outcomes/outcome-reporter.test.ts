import { runTool, type ToolRun } from '../run-tool.ts'
import { keepOutcome, recallOutcome, type Task } from './outcome.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const files = {
  'green.test.js': `it('works', () => {}); it.skip('waits', () => {})`,
  'redis.test.js': `describe('A fleet (needs Redis)', () => { it.skip('logs in once', () => {}) })`,
  'red.test.js': `describe('It', () => { it('breaks', () => { throw new Error('broken') }) })`,
  'never.test.js': `import './nowhere.js'`,
  'quiet.test.js': `it('leaves something behind', () => { void Promise.reject(new Error('left behind')) })`,
}

describe('A run of vitest', () => {
  let folder: string
  const run = (
    name: string,
    env: Readonly<Record<string, string>>,
    ...its: readonly string[]
  ): Promise<ToolRun> => {
    const config = {
      test: { name, globals: true, reporters: [join(import.meta.dirname, 'outcome-reporter.ts')] },
    }
    writeFileSync(join(folder, 'vitest.config.js'), `export default ${JSON.stringify(config)}`)
    const turbo = { TURBO_HASH: 'hash-1', npm_lifecycle_event: 'test' }
    return runTool('vitest', ['run', ...its], { cwd: folder, env: { ...turbo, ...env } })
  }
  const task = (): Task => ({ folder, name: 'test', hash: 'hash-1' })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reporter-'))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('ends with how many tests passed, failed and were skipped, and keeps the names of those that failed', async () => {
    const { output, status } = await run('e2e', { CI: '' })

    expect(output.trim().split('\n').at(-1)).toBe('2 passed, 3 failed, 2 skipped')
    expect(status).toBe(1)
    expect(recallOutcome(task())).toMatchObject({ passed: 2, failed: 3, skipped: 2 })
    expect(recallOutcome(task())?.failures.toSorted()).toEqual([
      'an error that no test handled',
      'e2e › never.test.js',
      'e2e › red.test.js › It > breaks',
    ])
  })

  it.each([
    { name: 'core', file: 'green', status: 0, closing: '1 passed, 0 failed, 1 skipped' },
    { name: 'core', file: 'redis', status: 1, closing: '0 passed, 1 failed' },
    { name: 'e2e', file: 'green', status: 1, closing: '1 passed, 1 failed' },
  ])('of $file in $name on a machine of CI ends with $closing', async ({ name, file, status, closing }) => {
    const ended = await run(name, { CI: 'true' }, file)

    expect(ended.output.trim().split('\n').at(-1)).toBe(closing)
    expect(ended.status).toBe(status)
  })

  it('that was cut off has failed, however well the one before it ended', async () => {
    keepOutcome(task(), { passed: 1, failed: 0, skipped: 0, failures: [] })
    writeFileSync(
      join(folder, 'cut.test.js'),
      `it('ends everything', () => { process.kill(process.ppid, 'SIGKILL') })`,
    )

    const { status } = await run('core', {}, 'cut')

    expect(status).not.toBe(0)
    expect(recallOutcome(task())?.failed).not.toBe(0)
  })
})
