import { root } from '../run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const commands = Array.from(text.matchAll(/`npx pnpm@12 (?<words>[^`]+)`/g), ({ groups }) =>
  (groups?.['words'] ?? '').replace(/^run\s/, '').split(/\s+/),
)

it('A command of CONTRIBUTING is a script, or a run of vitest that finds tests', () => {
  const paths = globSync('{packages/*,apps/*,.ci}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules'] })
  const settings = new Set(['run', '-u', '--project', 'house', 'playground'])

  const lost = commands.filter(([first = '', second, ...words]) => {
    if (first !== 'exec') return !(first in scripts)
    const known = words.map((word) => paths.some((path) => path.includes(word)) || settings.has(word))
    // `-u` takes a word that follows it for itself, and then everything runs.
    return second !== 'vitest' || known.includes(false) || words.slice(0, -1).includes('-u')
  })

  expect(commands.length).toBeGreaterThan(9)
  expect(lost.map((words) => words.join(' '))).toEqual([])
})

it('The idea is read in as few lines as CONTRIBUTING says', () => {
  const [, said, files = ''] =
    /\*\*Read the idea\*\*, in four files of less than (\d+) lines together:([^]*?)\n4\. /.exec(text) ?? []
  const paths = Array.from(files.matchAll(/\]\(([^)]+\.ts)\)/g), ([, path = '']) => path)
  const lines = paths.map((path) => readFileSync(join(root, path), 'utf8').split('\n').length - 1)

  expect(paths).toHaveLength(4)
  expect(lines.reduce((sum, each) => sum + each, 0)).toBeLessThan(Number(said))
})
