import { readStdin } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import { readFile } from 'node:fs/promises'

/** What `-` and `@file` stand for. */
export async function readInput(run: CommandRun, source: string | undefined): Promise<string | undefined> {
  if (source === undefined) return undefined
  if (source === '-') {
    if (run.values['password-stdin'] === true) {
      throw usageError('Standard input holds the password already: give the body as @file.')
    }
    return readStdin(run.terminal)
  }
  if (!source.startsWith('@')) throw usageError('A body is given as @file, or as - for standard input.')
  return readNamedFile(source.slice(1))
}

/** The text of a file that somebody named. */
export async function readNamedFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw usageError(
      `The file ${path} cannot be read: ${(error as { readonly code?: string }).code ?? 'no file'}.`,
    )
  }
}
