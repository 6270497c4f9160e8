import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that goes on until it is told to end. */
export interface Program extends AsyncDisposable {
  /** What matched the pattern that it was waited for with. */
  readonly ready: RegExpMatchArray
  /** Waits until what it has printed matches. */
  readonly said: (words: RegExp) => Promise<RegExpMatchArray>
  /** Sends SIGTERM, and answers with how it ended and all that it printed. */
  readonly end: () => Promise<{ readonly code: number | null; readonly output: string }>
}

/** Where it runs, and what it finds there besides. */
export interface ProgramPlace {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a program, and waits until what it prints matches. */
export async function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  ready: RegExp,
  { cwd, env }: ProgramPlace,
): Promise<Program> {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  let output = ''
  const collect = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const said = (words: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = output.match(words)
        if (match) resolve(match)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      void closed.then(([code]) =>
        reject(new Error(`${[program, ...args].join(' ')} ended with ${code}\n${output}`)),
      )
      look()
    })
  const end = async (): ReturnType<Program['end']> => {
    child.kill('SIGTERM')
    const [code] = await closed
    return { code, output }
  }

  return { ready: await said(ready), said, end, [Symbol.asyncDispose]: async () => void (await end()) }
}
