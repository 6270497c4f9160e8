import type { CommandOptions, OptionValues } from './option.ts'
import type { Product } from './product.ts'
import type { Terminal } from './terminal.ts'

/** One of the things that a command line does. */
export interface Command {
  readonly name: string
  /** One line. */
  readonly summary: string
  /** What stands behind the name: `<action> [@file | -]`. */
  readonly operands?: (product: Product) => string
  readonly options: (product: Product) => CommandOptions
  /** More to say: paragraphs for the help. */
  readonly notes?: (product: Product) => readonly string[]
  /** Answers with the exit code. */
  readonly run: (run: CommandRun) => Promise<number>
}

/** One run of a command. */
export interface CommandRun {
  readonly product: Product
  readonly terminal: Terminal
  readonly values: OptionValues
  readonly operands: readonly string[]
  /** Aborted by SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal
}
