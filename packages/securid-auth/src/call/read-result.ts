import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { vendorWords } from '../vendor-words.ts'
import { isFailure, readAnswer, unwrap } from '../wire/answer.ts'
import { onlyReads } from '../wire/documented-method.ts'
import { ifClosed } from '../wire/rejection.ts'
import type { CommandAnswer } from './command-options.ts'
import type { SessionError } from '@org/session-core'
import { afterRefusal } from '@org/session-core/vendor'

/**
 * What a command answered, out of its wrapper, or its bytes. Some commands answer XML whatever is asked
 * (getApprovalsForUser): their text is the result. Without `as` it is a command of ours, and nobody can ask for anything else.
 *
 * @throws SessionError `request-refused` when the server said no, also by a 200 with `status: failure`;
 *   `unexpected-reply` when the answer is a web page or nothing known.
 */
export function readResult(name: string, reply: Reply, as?: CommandAnswer): unknown {
  const answer = readAnswer(reply.text)
  // Of an unknown user there is no image, but JSON (G&L 7.5.2, getUserImage, 200 Invalid User ID).
  const isNoImage = as === 'bytes' && name === 'getUserImage' && /^\s*\{/.test(reply.text)
  if (!reply.ok || isNoImage || isFailure(name, answer.value)) throw refusal(name, reply, as)
  if (as === 'bytes') return reply.bytes
  if (answer.kind === 'xml') return reply.text
  if (answer.kind === 'data') return unwrap(name, answer.value)

  const what = answer.kind === 'page' ? 'with a web page' : 'neither JSON nor XML'
  const advice = as ? "; ask for a file as: 'bytes'" : ''
  const message = `${name} answered ${what} (HTTP ${reply.status}). Check url${advice}.`
  throw failure('unexpected-reply', message, { reply })
}

/** The server's own word, or that of somebody between: a redirect, a cache, a proxy that has no answer. */
function refusal(name: string, reply: Reply, as: CommandAnswer | undefined): SessionError {
  const { status, ok } = reply
  const say = (what: string): string => `${what} ${name} (HTTP ${status})`
  if (!ok && status < 400) {
    const who = status === 304 ? 'A cache or proxy answered' : 'SecurID redirected'
    return failure('unexpected-reply', `${say(who)}. Check url.`, { reply })
  }
  const { retryable, step } = afterRefusal({ status, message: vendorWords(reply) }, onlyReads(name))
  const isLost = [502, 504].includes(status)
  // A command that we give has its name, and needs no params.
  const advice = status === 404 && !as ? 'Check url' : (steps[status] ?? step)
  const message = `${say(isLost ? 'A proxy lost the answer to' : 'SecurID refused')}. ${advice}.`
  return failure('request-refused', message, { reply, ...(retryable && { retryable }) })
}

/**
 * Most answers of the G&L 7.5.2 reference speak for themselves; that of a 403 is what the administrator wrote, and a 409
 * means that the same work is queued.
 */
const steps: Readonly<Record<number, string>> = {
  403: ifClosed,
  404: 'Check its name and params',
  409: 'Try again later',
}
