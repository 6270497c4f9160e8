import type { CommandLine } from './command-line.ts'
import { commandFor, plainEnvironment } from './run-command.ts'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

/** A person at a real terminal, who reads, types, and sees how a command ends. */
export interface Person {
  /** Waits until this stands on the screen, below what was read before. */
  readonly reads: (words: RegExp) => Promise<void>
  readonly types: (keys: string) => void
  /** When the command has ended. */
  readonly leaves: () => Promise<Left>
}

/** What a terminal is like after a command. */
export interface Left {
  readonly code: number
  /** All that stood on it. */
  readonly screen: string
  /** Whether it shows what is typed, and takes lines and Ctrl-C as it did before. */
  readonly isAsBefore: boolean
}

/** Whether this machine has a program that makes terminals. Every Debian has: it is essential there. */
export const hasTerminals = spawnSync('script', ['--version']).status === 0

/** What a person presses. */
export const keys = { ctrlC: '\u{3}', ctrlD: '\u{4}', enter: '\r' } as const

/** Starts a command on a terminal of 80 columns. */
export function sitDown(
  line: Pick<CommandLine, 'name'>,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Person {
  const words = [process.execPath, ...commandFor(line.name), ...args].map(quoted).join(' ')
  const command = `trap : INT; stty cols 80; ${words}; echo "[ended with $?]"; stty -a`
  const child = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...plainEnvironment(), SHELL: '/bin/sh', TERM: 'xterm', NO_COLOR: '1', ...env },
  })
  const closed = once(child, 'close')
  let screen = ''
  let read = 0
  child.stdout.on('data', (chunk: Buffer) => (screen += chunk.toString()))

  return {
    reads: async (expected) => {
      while (!expected.test(screen.slice(read))) {
        const more = await Promise.race([once(child.stdout, 'data'), closed.then(() => undefined)])
        if (more === undefined) throw new Error(`It ended before it said ${expected.source}: ${screen}`)
      }
      read = screen.length
    },
    types: (typed) => child.stdin.write(typed),
    leaves: async () => {
      await closed
      const [shown = '', , code = '', settings = ''] =
        /^(.*)(\[ended with (\d+)\])(.*)$/s.exec(screen)?.slice(1) ?? []
      return { code: Number(code), screen: shown, isAsBefore: hasAll(settings, 'echo', 'icanon', 'isig') }
    },
  }
}

function hasAll(settings: string, ...names: readonly string[]): boolean {
  const set = settings.split(/[\s;]+/)
  return names.every((name) => set.includes(name))
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
