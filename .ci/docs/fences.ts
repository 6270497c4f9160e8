import { root } from '../run-tool.ts'
import { type Document, readDocuments } from './documents.ts'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program in a document, and what the document says that it prints. */
export interface Fence {
  /** Such as `packages/session-core/README.md, line 12`. */
  readonly place: string
  readonly program: string
  /** The text fence right behind it, if there is one: the program is then run. */
  readonly output: string | undefined
}

const fence = /^```ts\n(?<program>[\s\S]*?)^```\n(?:\n*(?:[^\n`]+:\n+)?```text\n(?<output>[\s\S]*?)^```\n)?/gm
const example = /^ \* ```ts\n(?<program>(?: \*.*\n)*?) \* ```$/gm

/** Every TypeScript fence of every document, in the order of reading. */
export function readFences(): readonly Fence[] {
  return readDocuments().flatMap((document) => fencesIn(document, fence))
}

/** Every TypeScript fence of a docstring: what the reference shows, to be compiled. */
export function readExamples(): readonly Fence[] {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).toSorted()
  const sources = files.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const examples = sources.flatMap((source) => fencesIn(source, example))
  return examples.map((found) => ({ ...found, program: found.program.replaceAll(/^ \* ?/gm, '') }))
}

function fencesIn({ path, text }: Document, pattern: RegExp): readonly Fence[] {
  return [...text.matchAll(pattern)].map(({ index, groups }) => ({
    place: `${path}, line ${text.slice(0, index).split('\n').length}`,
    program: groups?.['program'] ?? '',
    output: groups?.['output'],
  }))
}
