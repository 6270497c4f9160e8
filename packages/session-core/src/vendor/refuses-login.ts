/** Statuses that decide nothing about credentials: a wrong address or method, a server that is late or throttles. */
const undecided = new Set([404, 405, 408, 410, 421, 425, 429])

const owner = '(?:secret|password|credentials?|account)'
const ending = '(?:expired|locked|disabled|inactive|deactivated|revoked|suspended)'
const accountOver = new RegExp(
  String.raw`\b${owner}\b[\w\s'"-]{0,40}\b${ending}\b|\b${ending}\b[\w\s'"-]{0,20}\b${owner}\b`,
  'i',
)

/**
 * Whether an answer to a login with an error status turned the login down, whatever its body: it may have counted as a
 * failed attempt and must not be risked again. A server that failed (5xx) decided nothing, unless its words are about
 * the account: "Client secret expired".
 */
export function refusesLogin(status: number, words: string): boolean {
  const isDecided = status >= 400 && status < 500 && !undecided.has(status)
  return isDecided || (status >= 400 && accountOver.test(words))
}
