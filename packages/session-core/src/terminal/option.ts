/** An option of a command, as `util.parseArgs` reads it and as the help shows it. */
export interface CommandOption {
  /** `string` takes a value, `boolean` takes none. */
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help: `url`. */
  readonly value?: string
  /** One letter that stands for it: `X`. */
  readonly short?: string
  /** May stand several times. */
  readonly multiple?: boolean
  /** `@file` and `-` stand for what is in the file, or on standard input. */
  readonly readsFile?: true
  /** One sentence. */
  readonly meaning: string
}

/** Options by their names, without the dashes. */
export type CommandOptions = Readonly<Record<string, CommandOption>>

/** What was given: one value, several, or a flag that is set. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** The text that an option was given. */
export function textOf(values: OptionValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** All texts that an option was given. */
export function textsOf(values: OptionValues, name: string): readonly string[] {
  const value = values[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}
