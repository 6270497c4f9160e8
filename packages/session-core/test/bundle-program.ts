import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** From here, clients and undici are found where they are installed. */
const cache = path.join(import.meta.dirname, '../node_modules/.cache/programs')

/**
 * A program of a test, a file beside this one or a text, as one file, from the source as it is now: each process that runs it
 * would strip the types of a hundred modules again.
 */
export async function bundleProgram(
  program: { readonly file: string } | { readonly text: string },
): Promise<string> {
  const { outputFiles } = await build({
    ...('file' in program
      ? { entryPoints: [path.join(import.meta.dirname, program.file)] }
      : { stdin: { contents: program.text, resolveDir: import.meta.dirname } }),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    conditions: ['@org/source'],
    external: ['ioredis', 'redis', 'undici'],
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  const file = path.join(cache, `${createHash('sha256').update(text).digest('hex')}.mjs`)
  if (!existsSync(file)) putInPlace(file, text)
  return file
}

/** Whole or not at all: other processes bundle the same. */
function putInPlace(file: string, text: string): void {
  const making = `${file}-${process.pid}`
  mkdirSync(cache, { recursive: true })
  writeFileSync(making, text)
  renameSync(making, file)
}
