import { root } from './run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { describe, expect, it } from 'vitest'

/** Which file imports which, a type or more: by paths from the root. */
type Imports = ReadonlyMap<string, readonly string[]>

/** The way that a call takes through the engine; whatever is not listed here is the contract between them. */
const floors = ['request', 'login', 'grant', 'http', 'errors', 'secrets', 'time']

function readImports(packageName: string): Imports {
  const files = globSync(`packages/${packageName}/src/**/*.ts`, { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  return new Map(
    files.map((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      const specifiers = Array.from(
        source.matchAll(/^(?:import|export|\}) .*from '(\.[^']*)'$/gm),
        ([, to = '']) => to,
      )
      return [file, specifiers.map((to) => join(dirname(file), to))]
    }),
  )
}

/** A file that reaches itself, and the way that leads there. */
function findCircle(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return undefined

    const circles = (imports.get(file) ?? []).map((to) => walk(to, [...way, file]))
    done.add(file)
    return circles.find(Boolean)
  }
  return [...imports.keys()].map((file) => walk(file, [])).find(Boolean)
}

describe('Imports, those of types too,', () => {
  it.each(['session-core', 'appviewx-auth', 'securid-auth'])('make no circle in %s', (name) => {
    const imports = readImports(name)

    expect([...imports.values()].flat().length).toBeGreaterThan(50)
    expect(findCircle(imports)).toBeUndefined()
  })

  it(`of the engine go one way: ${floors.join(' → ')}`, () => {
    const floorOf = (file: string): number => floors.indexOf(file.split('/', 4)[3] ?? '')

    const upwards = [...readImports('session-core')].flatMap(([from, all]) =>
      all
        .filter((to) => floorOf(to) !== -1 && floorOf(to) < floorOf(from))
        .map((to) => `${from} imports ${to}`),
    )

    expect(upwards).toEqual([])
  })
})
