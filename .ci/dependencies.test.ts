import { publicPackages } from './public-packages.ts'
import { root } from './run-tool.ts'
import { globSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

describe('A package', () => {
  it.each(publicPackages())(
    '$manifest.name depends on what its README gives a reason for',
    ({ folder, manifest }) => {
      const readme = readFileSync(join(root, 'packages', folder, 'README.md'), 'utf8')
      const list = /^Dependencies: (?<list>.+(?:\n.+)*)/m.exec(readme)?.groups?.['list'] ?? ''
      const reasons = [...list.replaceAll('\n', ' ').matchAll(/(?<name>[@\w/-]+)`? \(\w/g)]
      const names = reasons.map(({ groups }) => groups?.['name'] ?? '')

      expect(names.toSorted()).toEqual(Object.keys(manifest.dependencies ?? {}).toSorted())
    },
  )

  it.each(publicPackages())('$manifest.name lets what it depends on move within a range', ({ manifest }) => {
    const ranges = Object.values(manifest.dependencies ?? {})

    expect(ranges.filter((range) => range !== 'workspace:^' && range !== 'catalog:')).toEqual([])
  })
})

it('One copy of vitest runs all tests: what one of two keeps of a module leads to itself, and is read by the other', () => {
  const homes = globSync('{.,packages/*,apps/*,.ci/*}/node_modules/vitest', { cwd: root })

  const copies = new Set(homes.map((home) => realpathSync(join(root, home))))

  expect(homes.length).toBeGreaterThan(5)
  expect([...copies]).toHaveLength(1)
})
