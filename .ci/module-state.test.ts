import { root } from './run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('No module of a package holds state of its own: two sessions, and two transports, share nothing', () => {
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  const holding = sources.filter((file) =>
    /^(?:export )?(?:let|var) /m.test(readFileSync(join(root, file), 'utf8')),
  )

  expect(sources.length).toBeGreaterThan(500)
  expect(holding).toEqual([])
})
