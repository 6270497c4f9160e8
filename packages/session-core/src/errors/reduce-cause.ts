import { read } from './read.ts'

/** All that is kept of a failure that is not ours. */
export interface ReducedCause {
  readonly name: string
  /** Such as `ECONNREFUSED`, also when it stood on a cause of the cause, as with the platform's fetch. */
  readonly code?: string
}

/** How platforms and libraries call their errors. Anything else may be anything: a message, a password. */
const names = /^(?:[A-Z]\w{0,60})?(?:Error|Exception)$/
const codes = /^(?:E[A-Z\d]{2,20}|[A-Z][A-Z\d]*(?:_[A-Z\d]+){1,12})$/

/** The name and code of a failure: its message, stack and properties may hold anything and are dropped. */
export function reduceCause(failure: unknown): ReducedCause {
  const name = textsIn([failure], 'name').find((text) => names.test(text)) ?? 'Error'
  const code = textsIn(causesOf(failure), 'code').find((text) => text.length < 80 && codes.test(text))
  return { name, ...(code !== undefined && { code }) }
}

/** A failure, and what it says that it came from: as far down as anybody wraps. */
export function causesOf(failure: unknown, deepest = 4): readonly unknown[] {
  const cause = read(failure, 'cause')
  return !cause || !deepest ? [failure] : [failure, ...causesOf(cause, deepest - 1)]
}

/** What failures have to say under one name, where it is a text. */
export function textsIn(failures: readonly unknown[], name: string): readonly string[] {
  return failures.map((failure) => read(failure, name)).filter((text) => typeof text === 'string')
}
