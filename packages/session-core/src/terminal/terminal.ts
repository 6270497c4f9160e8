import process from 'node:process'

/** Where a command writes, as far as it needs to know. */
export interface Output {
  readonly isTTY?: boolean
  /** False where more should wait until `taken` is called, which it is when all so far was taken. */
  readonly write: (text: string | Uint8Array, taken?: () => void) => unknown
}

/** Where a command reads. */
export interface Input extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean
  /** Ends what is waiting for more of it. */
  readonly destroy?: () => unknown
}

/** What a command is given and where it writes: the process's own, or a test's. */
export interface Terminal {
  /** Without `node` and the script. */
  readonly args: readonly string[]
  /** Variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** What a person or another program says. */
  readonly stdin: Input
  /** Answers, for another program to read. */
  readonly stdout: Output
  /** Everything else. */
  readonly stderr: Output
}

/** The terminal of this process. Its streams are made when they are used: to make one takes longer than many a command. */
export function processTerminal(): Terminal {
  const { argv, env } = process
  return {
    args: argv.slice(2),
    env,
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return process.stdout
    },
    get stderr() {
      return process.stderr
    },
  }
}

/** The same terminal with other arguments or variables. A copy would make its streams. */
export function terminalWith(terminal: Terminal, changes: Partial<Pick<Terminal, 'args' | 'env'>>): Terminal {
  return Object.create(terminal, Object.getOwnPropertyDescriptors(changes)) as Terminal
}

/** Writes a line for a person. */
export function say({ stderr }: Terminal, line: string): void {
  stderr.write(`${line}\n`)
}
