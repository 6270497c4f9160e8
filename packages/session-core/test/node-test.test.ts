import { runProgram } from './run-program.ts'
import { sessionLaws } from '@org/session-core/testing'
import { expect, it } from 'vitest'

it('keeps the laws under node:test as well, and leaves nothing running', async () => {
  const plain = { NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' }

  const { stdout } = await runProgram(['--test-reporter=tap', 'fixtures/laws-under-node-test.ts'], plain)

  expect(stdout).toContain(`# pass ${sessionLaws.length}\n`)
  expect(stdout).toContain('# fail 0\n')
})
