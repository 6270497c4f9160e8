import { tooLong } from '../../read-at-most.ts'
import { hasPerson } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import { type OptionValues, textOf } from '../option.ts'
import { longest, readStdin } from '../read-stdin.ts'
import { say } from '../terminal.ts'
import { createReadStream } from 'node:fs'

/** What `-` and `@file` stand for. */
export async function readInput(run: CommandRun, source: string | undefined): Promise<string | undefined> {
  if (source === undefined) return undefined
  if (source === '-') {
    if (run.values['password-stdin'] === true) {
      throw usageError('Standard input holds the password already: give the body as @file.')
    }
    if (hasPerson(run.terminal))
      say(run.terminal, 'Type the body; Ctrl-D at the beginning of a line ends it.')
    return readStdin(run.terminal, { signal: run.signal, most: longest.text })
  }
  if (!source.startsWith('@')) throw usageError('A body is given as @file, or as - for standard input.')
  return readNamedFile(source.slice(1))
}

/** The values of options, with what their files hold. */
export async function readFilesIn(run: CommandRun): Promise<OptionValues> {
  const { product, values } = run
  const files = Object.entries(product.call.options).filter(([name, { readsFile }]) => {
    const value = textOf(values, name) ?? ''
    return readsFile === true && (value === '-' || value.startsWith('@'))
  })
  const texts = files.map(async ([name]) => [name, await readInput(run, textOf(values, name))] as const)
  return { ...values, ...Object.fromEntries(await Promise.all(texts)) }
}

/** The text of a file that somebody named; a mark of its encoding at its beginning, as Windows writes it, is none of it. */
export async function readNamedFile(path: string): Promise<string> {
  const bytes = await bytesIn(path).catch((error: unknown) => {
    const { code = 'no file' } = error as { readonly code?: string }
    throw usageError(`The file ${path} cannot be read: ${code}.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw usageError(`The file ${path} is not text in UTF-8.`)
  }
}

/** A pipe or a device may have no end. */
async function bytesIn(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: longest.text })) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (bytes.length > longest.text) throw tooLong(longest.text)
  return bytes
}
