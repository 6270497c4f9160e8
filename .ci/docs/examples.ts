import { root } from '../run-tool.ts'
import type { Fence } from './fences.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const example = /^ \* ```ts\n(?<program>(?: \*.*\n)*?) \* ```$/gm

/** Every TypeScript fence of a docstring: what the reference shows, to be compiled. */
export function readExamples(): readonly Fence[] {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).toSorted()

  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(example)].map(({ index, groups }) => ({
      place: `${file}, line ${text.slice(0, index).split('\n').length}`,
      program: (groups?.['program'] ?? '').replaceAll(/^ \* ?/gm, ''),
      output: undefined,
    }))
  })
}
