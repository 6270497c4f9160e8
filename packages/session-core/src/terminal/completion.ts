import { commandNames, commands, optionNames } from './commands.ts'
import { usageError } from './exit-code.ts'
import type { Product } from './product.ts'

/** A shell's completion of a product's command line, to be sourced. */
export function completionFor(product: Product, shell: string | undefined): string {
  if (shell === 'bash') return bash(product)
  if (shell === 'zsh') return `${zshBegins.join('\n')}\n${bash(product)}`
  throw usageError('completion is for bash or zsh.')
}

/** Also in a shell that completes nothing yet. */
const zshBegins = [
  '(( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }',
  'autoload -U +X bashcompinit && bashcompinit',
]

function bash(product: Product): string {
  const { command } = product
  const name = `_${command.replaceAll('-', '_')}`
  const cases = commands.map(
    (each) =>
      `    ${each.name}) words='${optionNames(product, each)
        .map((option) => `--${option}`)
        .join(' ')}' ;;`,
  )
  return [
    `${name}() {`,
    '  local word=${COMP_WORDS[COMP_CWORD]} words',
    '  case ${COMP_WORDS[1]} in',
    ...cases,
    "    completion) words='bash zsh' ;;",
    `    *) words='${commandNames().join(' ')} --help --version' ;;`,
    '  esac',
    `  [ "$COMP_CWORD" -eq 1 ] && words='${commandNames().join(' ')} --help --version'`,
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    `complete -o default -F ${name} ${command}`,
  ].join('\n')
}
