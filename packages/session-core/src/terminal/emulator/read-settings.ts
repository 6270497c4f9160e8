import { usageError } from '../exit-code.ts'
import { type OptionValues, textOf, textsOf } from '../option.ts'
import { readNamedFile } from '../read-named-file.ts'

/** Options of an emulator: those of a file, and over them the ones that were set one by one. */
export async function readSettings(
  values: OptionValues,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const file = textOf(values, 'data')
  const settings = file === undefined ? {} : readObject(file, await readNamedFile(file, signal))
  const assignments = textsOf(values, 'set').map((assignment) => readAssignment(assignment))
  return Object.assign({}, settings, ...assignments) as Readonly<Record<string, unknown>>
}

function readObject(file: string, text: string): object {
  try {
    const data = JSON.parse(text) as unknown
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data
  } catch {
    // The message of the platform quotes the text.
  }
  throw usageError(`${file} must hold a JSON object of options.`)
}

function readAssignment(assignment: string): object {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
  if (name === undefined || text === undefined) throw usageError('--set takes name=value.')
  try {
    return { [name]: JSON.parse(text) as unknown }
  } catch {
    return { [name]: text }
  }
}
