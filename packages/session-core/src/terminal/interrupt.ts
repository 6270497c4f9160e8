import { exitCodes } from './exit-code.ts'
import process from 'node:process'

/**
 * A signal that SIGINT and SIGTERM abort, and another signal, too; the second SIGINT ends the process at once, as people
 * expect.
 */
export function onInterrupt(other?: AbortSignal): {
  readonly signal: AbortSignal
  readonly stop: () => void
} {
  const interrupt = new AbortController()
  const abort = (name: NodeJS.Signals): void => {
    // oxlint-disable-next-line unicorn/no-process-exit -- Who asks twice wants it now.
    if (interrupt.signal.aborted) process.exit(exitCodes.interrupted)
    interrupt.abort(new DOMException(`Ended by ${name}.`, 'AbortError'))
  }
  process.on('SIGINT', abort)
  process.on('SIGTERM', abort)
  return {
    signal: other ? AbortSignal.any([interrupt.signal, other]) : interrupt.signal,
    stop: () => {
      process.off('SIGINT', abort)
      process.off('SIGTERM', abort)
    },
  }
}
