import { runProgram } from './run-program.ts'
import { sessionLaws } from '@org/session-core/testing'
import { expect, it } from 'vitest'

it('keeps a law of each promise under node:test as well, and leaves nothing running', async () => {
  const plain = { NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' }

  const { stdout } = await runProgram(
    { file: 'fixtures/laws-under-node-test.ts' },
    { options: ['--test-reporter=tap'], env: plain },
  )

  expect(stdout).toContain(`# pass ${new Set(sessionLaws.map(({ promise }) => promise)).size}\n`)
  expect(stdout).toContain('# fail 0\n')
})
