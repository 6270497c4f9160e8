import { didYouMean } from '../emulator/strict/nearest-name.ts'
import { isUsageError, usageError } from './exit-code.ts'
import type { CommandOptions, OptionValues } from './option.ts'
import { parseArgs } from 'node:util'

/** What was typed, taken apart. */
export interface Arguments {
  readonly values: OptionValues
  readonly positionals: readonly string[]
}

/** Reads arguments strictly. No message quotes a value. */
export function readArguments(args: readonly string[], options: CommandOptions): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, short, multiple = false }]) => [
          name,
          { type, multiple, ...(short !== undefined && { short }) },
        ]),
      ),
      allowPositionals: true,
    })
    assertNotEmpty(values as OptionValues, options)
    return { values: values as OptionValues, positionals }
  } catch (error) {
    if (isUsageError(error)) throw error
    throw usageError(explain((error as { readonly code?: string }).code, String(error), options))
  }
}

/** What a script made of a variable that is not set; a body may be empty. */
function assertNotEmpty(values: OptionValues, options: CommandOptions): void {
  for (const [name, value] of Object.entries(values)) {
    const isEmpty = [value].flat().includes('')
    if (isEmpty && options[name]?.readsFile !== true)
      throw usageError(`--${name} needs a value: it is empty.`)
  }
}

function explain(code: string | undefined, message: string, options: CommandOptions): string {
  const [name = ''] = /--[\w-]+/.exec(message) ?? /-\w/.exec(message) ?? []
  if (/^--?(?:pass?w|pwd|secret|client-secret|otp|passphrase|pin$)/.test(name)) {
    return `${name} is not an option: an argument can be read by every process of this machine. Use --password-stdin, a variable or a file.`
  }
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = didYouMean(name.replace(/^-+/, ''), Object.keys(options))
    return `${name} is not an option.${meant.replace(/'(.+)'/, '--$1')}`
  }
  const takesValue = options[name.replace(/^-+/, '')]?.type === 'string'
  return takesValue
    ? `${name} needs a value. One that begins with - is written ${name}=-…`
    : `${name} takes no value.`
}
