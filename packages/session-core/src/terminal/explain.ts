import { isSessionError } from '../errors/session-error.ts'
import type { Command } from './command.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { paintFor } from './paint.ts'
import type { Product } from './product.ts'
import { say, type Terminal } from './terminal.ts'
import { wordsHere } from './words-here.ts'

/** Where something went wrong. */
interface Typed {
  readonly product: Product
  readonly terminal: Terminal
  readonly command: Command | undefined
}

/** One line that says what went wrong, one with the vendor's words, and one with the way to the help. */
export function explain({ product, terminal, command }: Typed, error: unknown): void {
  const paint = paintFor(terminal.stderr, terminal)
  const options = command?.options(product)
  // A session of its own remembers nothing that could be taken back.
  const isShared = !terminal.args.includes('--no-share')
  const isTaken = (option: string): boolean =>
    (isShared || option !== 'rearm') && (options === undefined || option in options)
  say(terminal, `${paint.red('error')}: ${withoutAdvice(wordsHere(error), isTaken)}`)
  if (isSessionError(error) && error.vendor) {
    const { status, code, message } = error.vendor
    say(
      terminal,
      `${product.title} said: HTTP ${status}${code === undefined ? '' : ` ${code}`}${message ? `: ${message}` : ''}`,
    )
  }
  if (exitCodeOf(error) !== exitCodes.usage) return

  say(terminal, `See ${[product.command, command?.name, '--help'].filter(Boolean).join(' ')}.`)
}

/** What was said, without what nobody can type here. */
function withoutAdvice(words: string, isTaken: (option: string) => boolean): string {
  return words.replaceAll(/, (?:or|then) use --([\w-]+)/g, (advice, option: string) =>
    isTaken(option) ? advice : '',
  )
}
