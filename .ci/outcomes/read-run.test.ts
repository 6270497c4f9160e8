import { keepOutcome } from './outcome.ts'
import { readRun } from './read-run.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const core = {
  taskId: '@org/core#test',
  task: 'test',
  hash: 'h1',
  directory: 'packages/core',
  command: 'vitest',
}
const house = { taskId: '//#house', task: 'house', hash: 'h2', directory: '', command: 'vitest' }
const order = { ...core, taskId: '@org/core#transit', task: 'transit', hash: 'h3', command: '<NONEXISTENT>' }
const ended = (exitCode: number | null): object => ({ execution: { exitCode } })

/** A repository after turbo ran these tasks there; core and house said what they tested. */
function repositoryAfter(...tasks: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'run-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, '.turbo/runs'), { recursive: true })
  if (tasks.length > 0) writeFileSync(join(folder, '.turbo/runs/one.json'), JSON.stringify({ tasks }))
  keepOutcome(
    { folder: join(folder, 'packages/core'), name: 'test', hash: 'h1' },
    { passed: 5, failed: 0, skipped: 1, failures: [] },
  )
  keepOutcome(
    { folder, name: 'house', hash: 'h2' },
    { passed: 2, failed: 1, skipped: 0, failures: ['house › it'] },
  )
  return folder
}

describe('A run', () => {
  it('counts the tests of every task that has some', () => {
    const repository = repositoryAfter({ ...core, ...ended(0) }, order, { ...house, ...ended(1) })

    expect(readRun(repository)).toEqual({ passed: 7, failed: 1, skipped: 1, failures: ['house › it'] })
  })

  it.each([
    {
      what: 'a task fails though each of its tests passed',
      task: { ...core, ...ended(1) },
      says: /test failed/,
    },
    { what: 'a task is killed', task: { ...core, ...ended(null) }, says: /test failed/ },
    { what: 'a task never came to run', task: core, says: /test failed/ },
    {
      what: 'a task tested other files than these',
      task: { ...core, hash: 'h9', ...ended(0) },
      says: /before it could say what it tested/,
    },
  ])('has failed when $what', ({ task, says }) => {
    const { failed, failures } = readRun(repositoryAfter(task))

    expect(failed).toBe(1)
    expect(failures.join()).toMatch(says)
  })

  it('has failed when turbo ran nothing', () => {
    expect(readRun(repositoryAfter())).toMatchObject({ passed: 0, failed: 1 })
  })
})
