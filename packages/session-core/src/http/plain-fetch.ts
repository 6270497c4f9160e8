import { loadRedaction } from '../errors/load-redaction.ts'
import { answered } from './answered.ts'
import { readBounded, withBody } from './bounded-body.ts'
import { openCall, sendCall } from './call.ts'
import type { Connection } from './connection.ts'
import { letGo } from './let-go.ts'
import { readRefusal } from './read-refusal.ts'
import { isRedirect } from './suspect.ts'

/** No login, logout or keep-alive answers with more, in bytes. */
const maxBytes = 1_048_576

/** Those of whatwg-fetch and React Native have no stream, and some doubles no text either. */
type Answer = Partial<Response> & Pick<Response, 'status'>

/**
 * A fetch without a session: one plain request at a time, whose failures never carry its headers, its body or its URL's
 * query. The reply is read here, within a bound, so that no later step can hang on it or quote it.
 */
export function createPlainFetch(connection: Connection, work: AbortSignal): typeof globalThis.fetch {
  const { clock, fail, policy, transport, url } = connection

  return async (input, init) => {
    const call = openCall(connection, input, init)
    const signal = call.signal ? AbortSignal.any([work, call.signal]) : work
    const send = async (): Promise<Response> => {
      const body = await call.body.first()
      // A transport may not look at the signal: what was given up must not go on behind a logout.
      signal.throwIfAborted()
      // No data call holds up a login or a logout, where the transport knows the field.
      return sendCall({ ...call, init: { priority: 'high', ...call.init, signal } }, transport, body)
    }
    const sent = await send().catch(async (cause: unknown) => {
      const { explainUnreachable, thrownStatus } = await loadRedaction()
      const status = thrownStatus(cause)
      if (status) return new Response(null, { status })
      throw fail('unreachable', explainUnreachable(url.origin, cause), { cause })
    })
    const response = answered(fail, sent)
    const {
      status,
      bodyUsed,
      body = new Response(await (response as Answer).text?.()).body,
    } = response as Answer
    // An error status counts even when its body was cut off or never ends: a rejected password must not be sent again.
    if (status >= 400) {
      const ms = Math.min(5000, policy.loginDeadlineMs / 2)
      const { bytes } = await readRefusal(clock, body, { maxBytes, ms })
      return withBody(response, bytes)
    }
    if (isRedirect(response)) {
      letGo(response)
      throw fail('unexpected-reply', `${url.origin} redirects. Check url.`, { vendor: { status } })
    }
    // Some doubles have json() alone; a log without a clone() has read what it hands on.
    answered(fail, (response as Answer).text && response)
    if (bodyUsed) throw fail('invalid-options', 'transport must answer with a Response, unread.')
    const { bytes, ending } = await readBounded(body, { maxBytes })
    if (ending === 'broken') throw fail('unreachable', `${url.origin} broke off its answer. Try again.`)
    if (ending === 'cut') throw fail('unexpected-reply', `${url.origin} sent more than 1 MiB. Check url.`)
    return withBody(response, bytes)
  }
}
