// Writes to a store of files as fast as it can, until somebody kills it. `file-writer.ts <folder> <key> <name>`
import { fileStore } from '@org/session-core/file'
import { writeSync } from 'node:fs'

const [folder = '', key = '', name = ''] = process.argv.slice(2)
const store = fileStore(folder)
const never = new AbortController().signal

/** As long as a record is, and whole only if all of it is there. */
const textOf = (count: number): string => `${count} by ${name} ${'x'.repeat(2000)} whole`

writeSync(1, 'begun\n')
for (;;) {
  const text = (await store.read(key, never))?.text
  const next = textOf(Number(text?.split(' ', 1)[0] ?? 0) + 1)
  // Only what is acknowledged counts.
  if (await store.swap(key, { expected: text, next, keepMs: 600_000 }, never))
    writeSync(1, `${next.split(' ', 1)[0]}\n`)
}
