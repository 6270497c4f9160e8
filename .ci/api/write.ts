import { root } from '../run-tool.ts'
import { makeReports } from './reports.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// `npx pnpm@12 api`: the public surface changed, and is meant to.
for (const { file, text } of makeReports(join(root, 'packages'))) {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(file)
}
