import { SessionError } from '../errors/session-error.ts'
import type { Terminal } from './terminal.ts'
import process from 'node:process'

/** Whether there is a person to ask. */
export function hasPerson({ stdin, stderr }: Terminal): boolean {
  return Boolean(stdin.isTTY) && Boolean(stderr.isTTY)
}

/** Asks a person for a secret, which is not echoed. */
export async function askSecret(terminal: Terminal, question: string, signal: AbortSignal): Promise<string> {
  if (!hasPerson(terminal)) {
    const message = `${question}: nobody is there to be asked. Run it in a terminal, or use a variable or a file.`
    throw new SessionError('challenge-unanswered', { protocol: 'terminal', message })
  }

  // Most runs ask nobody.
  const [{ createInterface }, { Writable }] = await Promise.all([
    import('node:readline'),
    import('node:stream'),
  ])
  signal.throwIfAborted()
  const { stdin, stderr } = terminal
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: stdin as unknown as NodeJS.ReadableStream,
    output: silent,
    terminal: true,
  })
  // Only now, when nothing is echoed any more: who types fast, or is a program, answers at once.
  stderr.write(`${question}: `)
  return new Promise((resolve, reject) => {
    const end = (): void => {
      lines.close()
      stderr.write('\n')
    }
    const abort = (): void => {
      end()
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- The signal's own reason.
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    // In raw mode the terminal leaves Ctrl-C to us.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    lines.once('line', (line) => {
      end()
      resolve(line)
    })
  })
}

/** All of standard input, without the line break at its end. */
export async function readStdin({ stdin }: Terminal): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
