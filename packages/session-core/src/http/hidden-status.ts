import { read } from '../errors/read.ts'
import { causesOf } from '../errors/reduce-cause.ts'

/**
 * The status that Node's `fetch` took for a failure: 407, which the standard (Fetch, 4.6) hides from pages. It tells of it
 * by an error without a code and without a word, and of nothing else that a login meets.
 */
export function hiddenStatus(failure: unknown): number | undefined {
  const [thrown, cause, ...others] = causesOf(failure)
  const isHidden =
    read(thrown, 'message') === 'fetch failed' &&
    read(cause, 'name') === 'Error' &&
    read(cause, 'message') === '' &&
    read(cause, 'code') === undefined &&
    others.length === 0
  return isHidden ? 407 : undefined
}
