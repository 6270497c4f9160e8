import { typed } from './toy-product.ts'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

describe('A shell', () => {
  it('completes commands and options in bash', async () => {
    const { stdout } = await typed(['completion', 'bash'])
    const complete = (...words: readonly string[]): string =>
      execFileSync(
        'bash',
        [
          '-c',
          `${stdout}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _toy_auth; echo "\${COMPREPLY[*]}"`,
          'bash',
          'toy-auth',
          ...words,
        ],
        { encoding: 'utf8' },
      ).trim()

    expect(complete('do')).toBe('doctor')
    expect(complete('doctor', '--no')).toBe('--no-login')
    expect(complete('completion', 'z')).toBe('zsh')
  })

  it('gives zsh the same, through its bash completion', async () => {
    const [bash, zsh] = await Promise.all([typed(['completion', 'bash']), typed(['completion', 'zsh'])])

    expect(zsh.stdout).toContain('bashcompinit')
    expect(zsh.stdout).toContain(bash.stdout)
  })
})
