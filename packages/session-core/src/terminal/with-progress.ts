import { hasPerson } from './ask.ts'
import type { Terminal } from './terminal.ts'

const patienceMs = 1000

/** Tells a person who waits for more than a second that something is under way. Nothing where none is there. */
export async function withProgress<Result>(terminal: Terminal, work: Promise<Result>): Promise<Result> {
  if (!hasPerson(terminal)) return work

  const { stderr } = terminal
  const shown: true[] = []
  const timer = setTimeout(() => {
    shown.push(true)
    stderr.write('waiting for the answer …')
  }, patienceMs)
  try {
    return await work
  } finally {
    clearTimeout(timer)
    if (shown.length > 0) stderr.write('\r\u{1B}[K')
  }
}
