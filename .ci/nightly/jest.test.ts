import { programs } from '../installed-runtimes.ts'
import { npmInstall } from '../npm-install.ts'
import { runTool } from '../run-tool.ts'
import { expected } from '../runtimes/expected.ts'
import { hides407 } from '../runtimes/runtimes.ts'
import { openTestServer } from '../runtimes/test-server.ts'
import { build } from 'esbuild'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

describe('jest, with what would be published installed,', { timeout: 120_000 }, () => {
  let home: string

  beforeAll(async () => {
    const { tarballs, consumer } = inject('packed')
    home = join(dirname(consumer), 'jest')
    mkdirSync(home)
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true }))
    await npmInstall(home, ['jest@30', 'undici@8', ...tarballs])
  }, 180_000)

  it.each([
    ['module', 'esm'],
    ['commonjs', 'cjs'],
  ] as const)('tells the story of every runtime: %s', async (type, format) => {
    const folder = join(home, type)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type, jest: {} }))
    await using server = await openTestServer()
    const told = { ...expected(hides407, ['nodeTransport']), agent: 'Node.js/24' }
    const contents = `
      import { tellStory } from './story.ts'
      import { nodeTransport } from '@org/session-core/node'
      test('the story', async () => {
        const story = await tellStory(${JSON.stringify(server.places)}, { nodeTransport: nodeTransport() })
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

    const jest = ['--experimental-vm-modules', '../node_modules/jest/bin/jest.js']
    const { status, output } = await runTool(programs.node24, jest, folder)

    expect(status, output).toBe(0)
    expect(output).toContain('Tests:       1 passed, 1 total')
  })
})
