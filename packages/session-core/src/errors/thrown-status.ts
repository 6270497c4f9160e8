import { read } from './read.ts'
import { causesOf } from './reduce-cause.ts'

/**
 * The status of an answer that a transport took for a failure. ky, axios, ofetch and interceptors of undici throw at a
 * refusal: it is the server's word all the same, and what it refused must not be sent again.
 */
export function thrownStatus(failure: unknown): number | undefined {
  const causes = causesOf(failure)
  return isHidden(causes) ? 407 : causes.flatMap(statusesOn).find(isStatus)
}

/**
 * Node's `fetch` takes a 407 for a failure, which the standard (Fetch, 4.6) hides from pages. It tells of it by an error
 * without a code and without a word, and of nothing else that a login meets.
 */
function isHidden([thrown, cause, ...others]: readonly unknown[]): boolean {
  return (
    read(thrown, 'message') === 'fetch failed' &&
    read(cause, 'name') === 'Error' &&
    read(cause, 'message') === '' &&
    read(cause, 'code') === undefined &&
    others.length === 0
  )
}

const statusesOn = (failure: unknown): readonly unknown[] =>
  [failure, read(failure, 'response')].flatMap((each) => [read(each, 'status'), read(each, 'statusCode')])

const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && status >= 300 && status < 600
