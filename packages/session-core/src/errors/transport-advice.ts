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

/** A failure in a sentence of ours: whoever made the call reads it, whatever transport it comes back through. */
export function advising(message: string): TypeError {
  return Object.assign(new TypeError(message), { [brand]: true })
}

/** What we say of a failure. Any other message may quote anything, and stays where it is. */
export function adviceOf(failure: unknown): TransportAdvice | undefined {
  const told = [failure, read(failure, 'cause')].find((one) => read(one, brand) === true)
  const message = read(told, 'message')
  return typeof message === 'string' ? { ...reduceCause(told), message } : undefined
}
