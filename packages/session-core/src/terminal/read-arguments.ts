import { didYouMean } from '../emulator/strict/nearest-name.ts'
import { usageError } from './exit-code.ts'
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
    return { values: values as OptionValues, positionals }
  } catch (error) {
    throw usageError(explain((error as { readonly code?: string }).code, String(error), options))
  }
}

function explain(code: string | undefined, message: string, options: CommandOptions): string {
  const [name = ''] = /--[\w-]+/.exec(message) ?? /-\w/.exec(message) ?? []
  if (/^--?(?:pass?w|pwd|secret|client-secret|otp|passphrase|pin$)/.test(name)) {
    return `${name} is not an option: an argument can be read by every process of this machine. Use --password-stdin, a variable or a file.`
  }
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `${name} is not an option.${didYouMean(name.replace(/^-+/, ''), Object.keys(options))}`
  }
  const takesValue = options[name.replace(/^-+/, '')]?.type === 'string'
  return takesValue
    ? `${name} needs a value. One that begins with - is written ${name}=-…`
    : `${name} takes no value.`
}
