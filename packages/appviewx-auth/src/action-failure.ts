import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { vendorAnswer } from './vendor-answer.ts'
import { SessionError, type SessionErrorCode } from '@org/session-core'

/** An action that the vendor turned down, with a status or in spite of one. */
export function actionRefused(action: string, reply: Reply): SessionError {
  return fail('request-refused', reply, `AppViewX refused ${nameOf(action)}. See vendor for its reason.`)
}

/** An answer that is not the gateway's, or does not fit at `misfit`, a path such as `response.items.0`. */
export function actionMisread(action: string, reply: Reply, misfit = 'the whole reply'): SessionError {
  return fail(
    'unexpected-reply',
    reply,
    `The reply to ${nameOf(action)} (HTTP ${reply.status}) is not what was expected, at ${misfit}. Check url and schema.`,
  )
}

function fail(code: SessionErrorCode, reply: Reply, message: string): SessionError {
  const retryable = [429, 502, 503, 504].includes(reply.status)
  return new SessionError(code, { protocol: protocolName, vendor: vendorAnswer(reply), message, retryable })
}

/** A query may hold what no log should. */
function nameOf(action: string): string {
  return action.split('?', 1).join('')
}
