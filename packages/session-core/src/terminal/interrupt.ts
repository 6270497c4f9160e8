import { exitCodes } from './exit-code.ts'
import process from 'node:process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * A signal that SIGINT, SIGTERM and SIGHUP (a terminal that is closed) abort, and another signal, too; the second one ends
 * the process at once, as people expect.
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
  for (const name of signals) process.on(name, abort)
  return {
    signal: other ? AbortSignal.any([interrupt.signal, other]) : interrupt.signal,
    stop: () => {
      for (const name of signals) process.off(name, abort)
    },
  }
}
