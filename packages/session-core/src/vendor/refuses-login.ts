import { fieldsInAnyCase } from './fields-of.ts'
import { pageText } from './page-text.ts'
import { readJson } from './read-json.ts'

/** Statuses that decide nothing about credentials: a wrong address or method, a server that is late or throttles. */
const undecided = new Set([404, 405, 408, 410, 421, 425, 429])

/**
 * Whether an answer to a login means that it was turned down: it may have counted as a failed attempt, and must not be
 * repeated. Most error statuses mean so, whatever the body says. A server that failed (5xx) decided nothing, unless its
 * words are about the account: "Client secret expired". A success without a session means so where it says no in data,
 * `{"error":"…"}`, or in a sentence about the account; not where it shows a page, as people see before they log in,
 * too.
 */
export function refusesLogin(status: number, words: string): boolean {
  if (status < 400)
    return status < 300 && !words.trimStart().startsWith('<') && (saysNo(words) || isOver(words))

  const isDecided = status < 500 && !undecided.has(status)
  return isDecided || isOver(words)
}

function saysNo(text: string): boolean {
  const { success, error, errors } = fieldsInAnyCase(readJson(text))
  return success === false || Boolean(error) || (Array.isArray(errors) && errors.length > 0)
}

/** Whether somebody's account is over, for a while or for good; also as a code says it: `ACCOUNT_LOCKED`. */
function isOver(text: string): boolean {
  // The name of a field says nothing by itself: `"accountNonLocked":true`.
  const said = pageText(text).replaceAll(/"(?:[^"\\]|\\.)*"\s*:/g, ' ')
  const words = said.replaceAll(/(?<=[a-z])(?=[A-Z])|_/g, ' ')
  return over.some((pattern) => pattern.test(words))
}

/** What stands between two words of one sentence: a full stop ends it, and the dot of a name does not. */
const between = (most: number): string => String.raw`\b(?:[^.;!?]|\.\S){0,${most}}?\b`
const shut = '(?:locked|disabled|deactivated|suspended|blocked|frozen)'
const owner = '(?:secret|password|credentials?|account)'
const ending = `(?:${shut}|expired|inactive|revoked|terminated|(?:not|no longer) (?:active|enabled))`
const user = String.raw`user(?:[ -]?(?:id|name))?`
const attempts = '(?:login|logon|sign-?in|password) attempts'

const over = [
  owner + between(60) + ending,
  ending + between(20) + owner,
  user + between(40) + shut,
  String.raw`lock(?:ed[ -]?)?-?out`,
  `(?:failed|unsuccessful|invalid|incorrect|wrong)${between(20)}attempts`,
  `(?:${attempts}${between(20)}exceeded|exceeded${between(40)}${attempts})`,
].map((pattern) => new RegExp(String.raw`\b${pattern}\b`, 'i'))
