import { SessionError } from '../errors/session-error.ts'
import type { Terminal } from './terminal.ts'
import process from 'node:process'
import type { Interface } from 'node:readline'

/** Whether there is a person to ask. */
export function hasPerson({ stdin, stderr }: Terminal): boolean {
  return Boolean(stdin.isTTY) && Boolean(stderr.isTTY)
}

/**
 * Asks a person for a secret, which is not echoed.
 *
 * @throws SessionError `challenge-unanswered` where nobody is there, or nothing is typed.
 */
export async function askSecret(terminal: Terminal, question: string, signal: AbortSignal): Promise<string> {
  if (!hasPerson(terminal)) {
    throw unanswered(
      `${question}: nobody is there to be asked. Run it in a terminal, or use a variable or a file.`,
    )
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
  try {
    const typed = await firstOf(lines, signal)
    if (typed) return typed
  } finally {
    lines.close()
    stderr.write('\n')
  }
  throw unanswered(`${question}: nothing was typed.`)
}

/** The first line; none when the input ends before it, by Ctrl-D. */
function firstOf(lines: Interface, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- The signal's own reason.
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    // In raw mode the terminal leaves Ctrl-C to us; one that nobody listened to would end the input.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    lines.once('line', resolve)
    lines.once('close', () => {
      signal.removeEventListener('abort', abort)
      resolve(undefined)
    })
  })
}

function unanswered(message: string): SessionError {
  return new SessionError('challenge-unanswered', { protocol: 'terminal', message })
}
