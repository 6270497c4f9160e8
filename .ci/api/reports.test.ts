import { entries, publicPackages } from '../public-packages.ts'
import { root } from '../run-tool.ts'
import { makeReports, type Report } from './reports.ts'
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const pages = publicPackages().flatMap((subject) =>
  entries(subject).map(
    ([entry]) => `packages/${subject.folder}/api/${entry === '.' ? 'index' : entry.slice(2)}.api.md`,
  ),
)

describe('The public surface', () => {
  let reports: readonly Report[] = []

  beforeAll(() => {
    const { consumer } = inject('packed')
    // Beside node_modules, since what lies in it counts as somebody else's.
    reports = makeReports(({ folder, manifest }) => {
      const surface = join(consumer, 'surface', folder)
      cpSync(join(consumer, 'node_modules', manifest.name), surface, { recursive: true })
      return surface
    })
  }, 180_000)

  it.each(pages)('is what the report says: %s', (page) => {
    const kept = join(root, page)
    const made = reports.find(({ file }) => file === page)?.text

    expect(made, `${page} was not made`).toBeDefined()
    expect(existsSync(kept) ? readFileSync(kept, 'utf8') : '', 'run `npx pnpm@12 api`, and look').toBe(made)
  })

  it('has no report of an entry that is gone', () => {
    const kept = globSync('packages/*/api/*', { cwd: root })

    expect(kept.toSorted()).toEqual(pages.toSorted())
  })
})
