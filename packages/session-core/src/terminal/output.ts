import { exitCodes } from './exit-code.ts'
import process from 'node:process'

/** What became of what was written to standard output. */
export interface Outlet {
  /** Aborts when nobody can read any more: what is under way is called off. */
  readonly signal: AbortSignal
  /** Waits for all that was written. Answers with the exit code that a failure amounts to. */
  readonly written: () => Promise<number | undefined>
}

/**
 * Watches this process's outputs. Who reads one may go away, as `head` does, and a disk may be full: without a listener
 * either would end the process on the spot, in the middle of a session.
 */
export function watchOutput(): Outlet {
  const { stdout, stderr } = process
  const lost = new AbortController()
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    lost.abort(error)
  })
  // What cannot be told is not told.
  stderr.on('error', () => {})

  return {
    signal: lost.signal,
    written: async () => {
      await new Promise((resolve) => stdout.write('', resolve))
      if (!lost.signal.aborted) return undefined
      const { code = 'unknown' } = lost.signal.reason as NodeJS.ErrnoException
      if (code === 'EPIPE' || code === 'EOF') return exitCodes.unread
      stderr.write(`error: Standard output cannot be written: ${code}.\n`)
      return exitCodes.usage
    },
  }
}
