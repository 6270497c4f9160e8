import { hasPerson } from '../ask.ts'
import type { CommandRun } from '../command.ts'
import { usageError } from '../exit-code.ts'
import { type OptionValues, textOf } from '../option.ts'
import { readNamedFile } from '../read-named-file.ts'
import { longest, readStdin } from '../read-stdin.ts'
import { say } from '../terminal.ts'

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
  if (source === '@') throw usageError('Name the file behind the @.')
  return readNamedFile(source.slice(1), run.signal)
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
