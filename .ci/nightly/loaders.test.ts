import { npmInstall } from '../npm-install.ts'
import { runTool } from '../run-tool.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'

const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2023', 'dom', 'esnext.disposable'],
  strict: true,
}
let home = ''
let printed = ''

beforeAll(async () => {
  const { consumer } = inject('packed')
  home = join(consumer, 'loaders')
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  await npmInstall(home, ['tsx', 'ts-node', 'typescript@5.9', '@types/node@24'])

  const readme = readFileSync(join(consumer, 'node_modules/@org/securid-auth/README.md'), 'utf8')
  const [, program = '', output = ''] = /```ts\n([^]*?)```[^]*?```text\n([^]*?)```/.exec(readme) ?? []
  writeFileSync(join(home, 'program.ts'), program)
  printed = output
}, 120_000)

it.each([
  ['tsx', 'tsx/dist/cli.mjs'],
  ['ts-node', 'ts-node/dist/bin-esm.js'],
])('The first program of a README runs under %s', async (_name, loader) => {
  // ts-node starts another process, which speaks of ts-node's own age.
  const place = { cwd: home, env: { NODE_OPTIONS: '--no-deprecation' } }
  const run = await runTool(process.execPath, [join(home, 'node_modules', loader), 'program.ts'], place)

  expect(run).toEqual({ status: 0, output: printed })
})
