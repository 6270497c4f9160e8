import { sessionLaws } from '@org/session-core/testing'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('keeps the laws under node:test as well, and leaves nothing running', async () => {
  const program = path.join(import.meta.dirname, 'fixtures/laws-under-node-test.ts')
  const options = ['--conditions=@org/source', '--test-reporter=tap', program]

  const { stdout } = await promisify(execFile)(process.execPath, options, {
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: '' },
  })

  expect(stdout).toContain(`# pass ${sessionLaws.length}\n`)
  expect(stdout).toContain('# fail 0\n')
})
