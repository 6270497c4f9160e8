import {
  closingLine,
  forgetOutcome,
  keepOutcome,
  recallOutcome,
  sum,
  type Outcome,
  type Task,
} from './outcome.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const good: Outcome = { passed: 2, failed: 0, skipped: 1, failures: [] }
const bad: Outcome = { passed: 1, failed: 1, skipped: 0, failures: ['core › a.test.ts › A session lives'] }

const aTask = (): Task => {
  const folder = mkdtempSync(join(tmpdir(), 'outcome-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { folder, name: 'test', hash: 'hash-1' }
}

describe('An outcome', () => {
  it.each([
    { outcome: bad, line: '1 passed, 1 failed' },
    { outcome: good, line: '2 passed, 0 failed, 1 skipped' },
    { outcome: sum([good, bad]), line: '3 passed, 1 failed, 1 skipped' },
    { outcome: sum([]), line: '0 passed, 0 failed' },
  ])('closes a run with $line', ({ outcome, line }) => {
    expect(closingLine(outcome)).toBe(line)
  })

  it('names every failure of a sum', () => {
    expect(sum([good, bad, bad]).failures).toEqual([...bad.failures, ...bad.failures])
  })

  it('is a word about what was read, and nothing else', () => {
    const task = aTask()
    const before = recallOutcome(task)

    keepOutcome(task, bad)

    expect(before).toBeUndefined()
    expect(recallOutcome(task)).toMatchObject(bad)
    expect(recallOutcome({ ...task, hash: 'hash-2' }), 'other files').toBeUndefined()
    expect(recallOutcome({ ...task, name: 'e2e' }), 'another task').toBeUndefined()
  })

  it('of an earlier run is gone before the next one has tested anything', () => {
    const task = aTask()
    keepOutcome(task, good)

    forgetOutcome(task)

    expect(recallOutcome(task)).toBeUndefined()
  })
})
