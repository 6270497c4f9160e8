import { read } from './read.ts'
import { reduceCause } from './reduce-cause.ts'

/** How a `TransportError` of nodeTransport is known. Registered, so that two copies of this package agree. */
export const brand = Symbol.for('@org/session-core/TransportError')

/** What nodeTransport says of a failure, in sentences of ours that quote nothing. */
export interface TransportAdvice {
  readonly name: string
  readonly code?: string
  readonly message: string
}

/** What nodeTransport says of a failure. Any other transport's message may quote anything, and stays where it is. */
export function adviceOf(failure: unknown): TransportAdvice | undefined {
  const cause = read(failure, 'cause')
  const message = read(cause, 'message')
  return read(cause, brand) === true && typeof message === 'string'
    ? { ...reduceCause(cause), message }
    : undefined
}
