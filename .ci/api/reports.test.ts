import { root } from '../run-tool.ts'
import { makeReports, pages, type Report } from './reports.ts'
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const files = pages.map(({ file }) => file)

describe('The public surface', () => {
  let reports: readonly Report[] = []

  beforeAll(() => {
    const { consumer } = inject('packed')
    const surface = join(consumer, 'surface')
    // Beside node_modules, since what lies in it counts as somebody else's.
    cpSync(join(consumer, 'node_modules/@org'), surface, { recursive: true })
    reports = makeReports(surface)
  }, 180_000)

  it.each(files)('is what the report says: %s', (page) => {
    const kept = join(root, page)
    const made = reports.find(({ file }) => file === page)?.text

    expect(made, `${page} was not made`).toBeDefined()
    expect(existsSync(kept) ? readFileSync(kept, 'utf8') : '', 'run `npx pnpm@12 api`, and look').toBe(made)
  })

  it('has no report of an entry that is gone', () => {
    const kept = globSync('packages/*/api/*', { cwd: root })

    expect(kept.toSorted()).toEqual(files.toSorted())
  })
})
