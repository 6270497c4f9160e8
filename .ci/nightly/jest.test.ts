import { programs } from '../installed-runtimes.ts'
import { npmInstall } from '../npm-install.ts'
import { root, runTool } from '../run-tool.ts'
import { expected } from '../runtimes/expected.ts'
import { hides407 } from '../runtimes/runtimes.ts'
import { openTestServer } from '../runtimes/test-server.ts'
import { build } from 'esbuild'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const recipes = readFileSync(join(root, 'packages/session-core/docs/recipes.md'), 'utf8')
/** What the recipe wants in package.json, to do without the flag. */
const [, recipe = ''] = /## Jest\n[^]*?```json\n([^]*?)```/.exec(recipes) ?? []

const flag = '--experimental-vm-modules'
const kinds = [
  { name: 'as a module', type: 'module', format: 'esm', flags: [flag], settings: { jest: {} } },
  { name: 'by require()', type: 'commonjs', format: 'cjs', flags: [flag], settings: { jest: {} } },
  {
    name: 'made CommonJS by babel',
    type: 'commonjs',
    format: 'cjs',
    flags: [],
    settings: JSON.parse(recipe) as object,
  },
] as const

describe('jest, with what would be published installed,', { timeout: 120_000 }, () => {
  let home: string

  beforeAll(async () => {
    const { tarballs, consumer } = inject('packed')
    home = join(dirname(consumer), 'jest')
    mkdirSync(home)
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true }))
    await npmInstall(home, ['jest@30', '@babel/preset-env@7', 'undici@8', ...tarballs])
  }, 180_000)

  it.each(kinds)(
    'tells the story of every runtime: $name',
    async ({ name, type, format, flags, settings }) => {
      const folder = join(home, name.replaceAll(/\W+/g, '-'))
      mkdirSync(folder)
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type, ...settings }))
      await using server = await openTestServer()
      // It asks its module where it stands, which no tool can make CommonJS of.
      const transports = flags.length > 0 ? ['nodeTransport'] : []
      const told = { ...expected(hides407, transports), agent: 'Node.js/24' }
      const contents = `
      import { tellStory } from './story.ts'
      ${transports.map((transport) => `import { ${transport} } from '@org/session-core/node'`).join('')}
      test('the story', async () => {
        const transports = { ${transports.map((transport) => `${transport}: ${transport}()`).join('')} }
        const story = await tellStory(${JSON.stringify(server.places)}, transports)
        expect(story).toEqual(${JSON.stringify(told)})
      }, 60_000)`
      await build({
        stdin: { contents, resolveDir: join(import.meta.dirname, '../runtimes') },
        outfile: join(folder, 'story.test.js'),
        bundle: true,
        packages: 'external',
        format,
        target: 'es2022',
      })

      const jest = [...flags, '../node_modules/jest/bin/jest.js']
      const { status, output } = await runTool(programs.node24, jest, folder)

      expect(status, output).toBe(0)
      expect(output).toContain('Tests:       1 passed, 1 total')
    },
  )
})
