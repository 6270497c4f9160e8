import { root } from '../run-tool.ts'
import { type Fence, readExamples, readFences } from './fences.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fence that stands in a file of its own. */
export interface WrittenFence extends Fence {
  readonly file: string
}

/** Where a reader would stand: a package that has installed all of ours. Node strips no types below node_modules. */
export const reader = join(root, 'apps/playground')

const folder = join(reader, '.fences')

/** Writes every fence of the pages and the docstrings into a folder, where the reader stands, with a tsconfig beside them. */
export function writeFences(): { readonly folder: string; readonly fences: readonly WrittenFence[] } {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const compilerOptions = { types: ['node'], typeRoots: [join(reader, 'node_modules/@types')] }
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))

  const fences = [...readFences(), ...readExamples()].map((fence, index) => {
    const file = join(folder, `fence-${index}.ts`)
    writeFileSync(file, `${fence.program}\nexport {}\n`)
    return { ...fence, file }
  })
  return { folder, fences }
}
