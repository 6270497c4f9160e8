import { readDocuments } from './documents.ts'

/** A program in a document, and what the document says that it prints. */
export interface Fence {
  /** Such as `packages/session-core/README.md, line 12`. */
  readonly place: string
  readonly program: string
  /** The text fence right behind it, if there is one: the program is then run. */
  readonly output: string | undefined
}

const fence = /^```ts\n(?<program>[\s\S]*?)^```\n(?:\n*(?:[^\n`]+:\n+)?```text\n(?<output>[\s\S]*?)^```\n)?/gm

/** Every TypeScript fence of every document, in the order of reading. */
export function readFences(): readonly Fence[] {
  return readDocuments().flatMap(({ path, text }) =>
    [...text.matchAll(fence)].map(({ index, groups }) => ({
      place: `${path}, line ${text.slice(0, index).split('\n').length}`,
      program: groups?.['program'] ?? '',
      output: groups?.['output'],
    })),
  )
}
