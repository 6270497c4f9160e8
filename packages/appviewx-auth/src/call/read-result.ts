import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { saysUnauthorized } from '../wire/envelope.ts'
import type { ActionAnswer } from './action-options.ts'
import { afterRefusal } from '@org/session-core/vendor'

/** Which action answered, and what is wanted of its answer. */
export interface CalledAction {
  readonly name: string
  readonly onlyReads: boolean
  readonly as: ActionAnswer
}

/**
 * What an action answered: what its envelope holds, or its bytes. A 204 is null.
 *
 * @throws SessionError `request-refused` when the gateway said no, also inside a 2xx; `unexpected-reply` when the
 *   answer is not the gateway's envelope.
 */
export function readResult({ name, onlyReads, as }: CalledAction, reply: Reply): unknown {
  const { status, ok, envelope, bytes, text } = reply
  const { retryable, step } = afterRefusal({ status, ...envelope }, onlyReads)
  if (isRefusal(reply)) {
    throw failure('request-refused', `AppViewX refused ${name} (HTTP ${status}). ${step}.`, {
      reply,
      retryable,
    })
  }
  if (ok && as === 'bytes') return bytes
  if (ok && !text.trim() && status !== 200) return null
  if (ok && envelope) return envelope.response

  const mayRepeat = retryable || (onlyReads && status >= 500)
  const message = `${name} answered without AppViewX's envelope (HTTP ${status}). ${nextStep(reply, mayRepeat)}.`
  throw failure('unexpected-reply', message, { reply, retryable: mayRepeat })
}

function isRefusal({ ok, envelope }: Reply): boolean {
  return envelope !== undefined && (!ok || envelope.isRefusal || saysUnauthorized(envelope))
}

/** What helps where something else answered: a page, a file, a proxy. */
function nextStep({ ok, status }: Reply, mayRepeat: boolean): string {
  if (mayRepeat) return 'Try again later'
  if (status >= 500) return 'Find out whether it ran'
  return `Check url; ${ok ? "ask for a file as: 'bytes'" : 'a proxy may answer'}`
}
