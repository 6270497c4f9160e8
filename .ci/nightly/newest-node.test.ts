import { root, runTool } from '../run-tool.ts'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const newest = join(root, '.ci/runtimes/node_modules/node26/bin/node')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')

it(
  'The newest Node passes the tests of what carries a call: a major version may change what streams and fetch accept',
  {
    timeout: 900_000,
  },
  async () => {
    const { output, status } = await runTool(newest, [
      vitest,
      'run',
      '--project',
      'session-core',
      'src/http',
      'src/node',
      'test/node-transport',
      'test/transports',
      '--reporter',
      'dot',
    ])

    expect([status, status === 0 ? '' : output]).toEqual([0, ''])
  },
)
