import { root } from '../run-tool.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVitest, type Vitest } from 'vitest/node'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const commands = Array.from(text.matchAll(/`npx pnpm@12 (?<words>[^`]+)`/g), ({ groups }) =>
  (groups?.['words'] ?? '').split(/\s+/),
)
const viaVitest = commands.filter(([first, second]) => first === 'exec' && second === 'vitest')
const viaScripts = commands.filter(([first]) => first !== 'exec')

describe('A command of CONTRIBUTING', () => {
  let vitest: Vitest

  beforeAll(async () => {
    vitest = await createVitest({ root, watch: false })
  })
  afterAll(() => vitest.close())

  it('is a script, or a run of vitest', () => {
    const names = viaScripts.map(([first = '', second = '']) => (first === 'run' ? second : first))

    expect(names.length).toBeGreaterThan(6)
    expect(names.filter((name) => !(name in scripts))).toEqual([])
    expect(viaVitest.length).toBeGreaterThan(3)
    expect(viaScripts.length + viaVitest.length).toBe(commands.length)
  })

  it.each(viaVitest.map((words) => [words.join(' '), words] as const))(
    'finds the tests that it names: %s',
    async (_command, words) => {
      const [, project] = / --project (?<project>\S+)/.exec(words.join(' ')) ?? []
      const names = words.slice(2).filter((word) => !['run', '-u', '--project', project].includes(word))

      const found = await vitest.globTestSpecifications(names)

      // `-u` takes a word that follows it for itself, and then everything runs.
      expect(words.indexOf('-u')).toBeOneOf([-1, words.length - 1])
      expect(names.filter((name) => name.startsWith('-'))).toEqual([])
      expect(found.filter((one) => project === undefined || one.project.name === project)).not.toEqual([])
    },
  )
})
