import { read } from './read.ts'
import { causesOf, textsIn } from './reduce-cause.ts'

/**
 * The status of an answer that a transport took for a failure. ky, axios, ofetch and interceptors of undici throw at a
 * refusal: it is the server's word all the same, and what it refused must not be sent again. Others have nothing but
 * words for it.
 */
export function thrownStatus(failure: unknown): number | undefined {
  const causes = causesOf(failure)
  const seen = [...causes.flatMap(statusesOn), ...textsIn(causes, 'message').map(statusIn)]
  return isHidden(causes) ? 407 : seen.find(isStatus)
}

/**
 * Node's `fetch` takes a 407 for a failure, which the standard (Fetch, 4.6) hides from pages. It tells of it by an error
 * without a code and without a word, and of nothing else that a login meets.
 */
function isHidden([thrown, cause, deeper]: readonly unknown[]): boolean {
  return (
    read(thrown, 'message') === 'fetch failed' &&
    read(cause, 'name') === 'Error' &&
    read(cause, 'message') === '' &&
    !read(cause, 'code') &&
    !deeper
  )
}

const statusesOn = (failure: unknown): readonly unknown[] =>
  [failure, read(failure, 'response')].flatMap((each) => [read(each, 'status'), read(each, 'statusCode')])

const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && status >= 300 && status < 600

/**
 * "HTTP 401", "status code 401", "401 Unauthorized": a number is a status where a word before it says so, or a reason follows
 * it. Neither a port nor a span of time is one, nor what a proxy, a firewall, a process or a socket ended with; a
 * host or a path may be called so.
 */
const words =
  /^(?!(?:.*\s)?[^\s/]*(?:tunnel|exit|socket)(?!\S*(?:[./]\w|:\d)))(?:.*(?:\bhttp\S*|status:?|code) (?!443)(\d{3})\b(?! ?m?s\b)|40[13] (?!m?s\b)|forbidden|.*unauthorized)/is

function statusIn(text: string): number | null {
  const said = words.exec(text.slice(0, 2000))
  return said && Number(said[1] ?? 401)
}
