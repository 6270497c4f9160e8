import { root } from './run-tool.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program in a README, and what the README says that it prints. */
export interface Fence {
  /** Such as `packages/session-core/README.md, line 12`. */
  readonly place: string
  readonly program: string
  /** The text fence right behind it, if there is one: the program is then run. */
  readonly output: string | undefined
}

const fence = /^```ts\n(?<program>[\s\S]*?)^```\n(?:\n*(?:[^\n`]+:\n+)?```text\n(?<output>[\s\S]*?)^```\n)?/gm

/** Every TypeScript fence of every README, in the order of reading. */
export function readFences(): readonly Fence[] {
  const files = globSync(['README.md', 'CONTRIBUTING.md', 'packages/*/README.md'], { cwd: root })

  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(fence)].map(({ index, groups }) => ({
      place: `${file}, line ${text.slice(0, index).split('\n').length}`,
      program: groups?.['program'] ?? '',
      output: groups?.['output'],
    }))
  })
}
