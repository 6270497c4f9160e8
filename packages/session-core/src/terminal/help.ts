import type { Command } from './command.ts'
import { exitCodeMeanings } from './exit-code.ts'
import type { CommandOptions } from './option.ts'
import { type Paint, wrap } from './paint.ts'
import type { Product } from './product.ts'
import { shareVariable } from './share-variable.ts'
import { stateVariable } from './state-variable.ts'

const width = 80

/** The help of the whole command line. */
export function overallHelp(product: Product, commands: readonly Command[], paint: Paint): string {
  const { command, title } = product
  return [
    `${paint.bold(command)}: ${title} from a terminal`,
    '',
    ...rows(commands.map(({ name, summary }) => [`${command} ${name}`, summary])),
    '',
    ...rows([
      [`${command} <command> --help`, 'what a command takes'],
      [`${command} completion bash|zsh`, 'shell completion, to be sourced'],
      [`${command} --version`, 'the version'],
    ]),
    '',
    paint.bold('Exit codes'),
    ...rows(exitCodeMeanings.map(([code, meaning]) => [String(code), meaning])),
    '',
    paint.bold('Environment'),
    ...environment(product),
  ].join('\n')
}

/** The help of one command. */
export function commandHelp(product: Product, command: Command, paint: Paint): string {
  const { name, summary, operands, options, notes } = command
  const usage = [product.command, name, operands?.(product), '[options]'].filter(Boolean).join(' ')
  return [
    paint.bold(usage),
    wrap(summary, width),
    '',
    paint.bold('Options'),
    ...optionRows({ ...options(product), help: { type: 'boolean', short: 'h', meaning: 'This text.' } }),
    ...(notes?.(product) ?? []).flatMap((note) => [
      '',
      isExample(note) ? wrapCommand(note) : wrap(note, width),
    ]),
  ].join('\n')
}

const isExample = (note: string): boolean => note.startsWith('  ')

/** A command can be pasted, also where it takes two lines. */
function wrapCommand(command: string): string {
  return wrap(command, width - 2, ' '.repeat(6)).replaceAll('\n', ' \\\n')
}

function optionRows(options: CommandOptions): readonly string[] {
  return rows(
    Object.entries(options).map(([name, { value, short, meaning }]) => [
      `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`,
      meaning,
    ]),
  )
}

function environment(product: Product): readonly string[] {
  const { variables } = product
  return rows([
    [variables.url, 'the address'],
    [variables.username, 'who logs in'],
    [variables.password, `its password; ${variables.password}_FILE names a file that holds it`],
    [variables.clientId, 'or a client id'],
    [variables.clientSecret, `its secret; ${variables.clientSecret}_FILE likewise`],
    [
      shareVariable(product),
      `seals the session that calls share: 32 bytes or more in Base64. Default: a file beside it, in ${stateVariable()}`,
    ],
  ])
}

function rows(cells: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const left = Math.min(Math.max(...cells.map(([name]) => name.length)) + 4, 34)
  return cells.map(([name, meaning]) => {
    const head = `  ${name}`
    const indent = ' '.repeat(left)
    const gap = head.length < left ? head.padEnd(left) : `${head}\n${indent}`
    return gap + wrap(meaning, width - left).replaceAll('\n', `\n${indent}`)
  })
}
