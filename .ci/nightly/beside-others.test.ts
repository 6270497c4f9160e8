import { runTool } from '../run-tool.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'

it.for([
  { name: 'an older undici', dependencies: { undici: '^7.0.0' } },
  { name: 'older libraries for certificates', dependencies: { pkijs: '^3.4.3', asn1js: '^3.1.0' } },
])(
  'Ours can be installed in a project with $name: what is optional is told when it is used',
  { timeout: 60_000 },
  async ({ name, dependencies }) => {
    const { consumer, tarballs } = inject('packed')
    const home = join(consumer, name)
    mkdirSync(home)
    writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }))

    const flags = ['--package-lock-only', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
    const { output, status } = await runTool('npm', ['install', ...flags, ...tarballs], home)

    expect(status, output).toBe(0)
  },
)
