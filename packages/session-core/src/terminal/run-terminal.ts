import { didYouMean } from '../emulator/strict/nearest-name.ts'
import type { Command } from './command.ts'
import { commandNamed, commandNames, commands } from './commands.ts'
import { keepCompiled } from './compile-cache.ts'
import { completionFor } from './completion.ts'
import { exitCodeOf, exitCodes, usageError } from './exit-code.ts'
import { commandHelp, overallHelp } from './help.ts'
import { onInterrupt } from './interrupt.ts'
import { isNodeFrom, oldestNode } from './node-version.ts'
import { watchOutput } from './output.ts'
import { paintFor } from './paint.ts'
import type { Product } from './product.ts'
import { readArguments } from './read-arguments.ts'
import { processTerminal, say, type Terminal, terminalWith } from './terminal.ts'
import process from 'node:process'

/**
 * Runs a product's command line, and answers with its exit code: 0 done, 1 refused by the vendor, 2 usage,
 * 3 credentials, 4 unreachable, 5 locked or budget spent, 130 interrupted, 141 when nobody reads the output any more.
 */
export async function runTerminal(product: Product, terminal?: Terminal): Promise<number> {
  if (terminal !== undefined) return runIn({ terminal }, product)

  const own = processTerminal()
  if (!isNodeFrom(oldestNode)) {
    const [wanted, here] = [oldestNode.join('.'), process.versions.node]
    say(
      own,
      `error: ${product.command} needs Node ${wanted} or newer, and this is ${here}: npx -p node@24 -p …`,
    )
    return exitCodes.usage
  }
  // Only in a process of its own: what a program keeps is the program's affair.
  if (commandNamed(own.args[0]) !== undefined) keepCompiled(product.command, own)
  const output = watchOutput()
  const code = await runIn({ terminal: own, unread: output.signal }, product)
  return (await output.written()) ?? code
}

interface Surroundings {
  readonly terminal: Terminal
  /** Aborts when nobody reads the output any more. */
  readonly unread?: AbortSignal | undefined
}

async function runIn({ terminal, unread }: Surroundings, product: Product): Promise<number> {
  const [name, ...args] = terminal.args
  const command = commandNamed(name)
  try {
    if (command !== undefined)
      return await runCommand(product, command, { terminal: terminalWith(terminal, { args }), unread })
    return printAbout(product, terminal)
  } catch (error) {
    const { explain } = await import('./explain.ts')
    explain({ product, terminal, command }, error)
    return exitCodeOf(error)
  }
}

function printAbout(product: Product, terminal: Terminal): number {
  const { args, env } = terminal
  const [name, operand] = args
  const print = (text: string): number => {
    terminal.stdout.write(`${text}\n`)
    return exitCodes.done
  }
  if (name === '--version' || name === '-V') return print(product.version)
  if (name === 'completion' && !isHelp(operand)) return print(completionFor(product, operand))
  if (name === 'help' || name === 'completion' || isHelp(name)) {
    const asked = commandNamed(operand)
    const paint = paintFor(terminal.stdout, { env })
    return print(asked ? commandHelp(product, asked, paint) : overallHelp(product, commands, paint))
  }
  if (!name) {
    const { stderr } = terminal
    stderr.write(`${overallHelp(product, commands, paintFor(stderr, { env }))}\n`)
    return exitCodes.usage
  }
  if (name.startsWith('-')) throw usageError(`${name} stands before a command. Name the command first.`)
  const meant = name === 'login' ? ' call logs in by itself.' : didYouMean(name, commandNames())
  throw usageError(`${name} is not a command.${meant}`)
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h'

async function runCommand(
  product: Product,
  command: Command,
  { terminal, unread }: Surroundings,
): Promise<number> {
  const { env, args } = terminal
  if (args.some(isHelp)) {
    const { stdout } = terminal
    stdout.write(`${commandHelp(product, command, paintFor(stdout, { env }))}\n`)
    return exitCodes.done
  }

  const { values, positionals } = readArguments(args, command.options(product))
  if (positionals.length > 0 && !command.operands) throw usageError(`${command.name} takes options only.`)
  const interrupt = onInterrupt(unread)
  try {
    return await command.run({ product, terminal, values, operands: positionals, signal: interrupt.signal })
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    if (!unread?.aborted) say(terminal, 'Interrupted.')
    return exitCodes.interrupted
  } finally {
    interrupt.stop()
  }
}
