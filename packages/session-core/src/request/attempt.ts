import { assertOpen } from '../grant/grant-store.ts'
import { acquire, releaseSoon } from '../grant/grant-usage.ts'
import type { HeldGrant } from '../grant/held-grant.ts'
import { answered } from '../http/answered.ts'
import { type Call, sendCall } from '../http/call.ts'
import { gatewaySecrets } from '../http/gateway-headers.ts'
import { letGo } from '../http/let-go.ts'
import { currentGrant, usableGrant } from '../login/current-grant.ts'
import type { Verdict } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { isPending } from '../time/pending.ts'
import { waitFor } from '../time/wait-for.ts'
import { noteAccepted, noteAnswer, noteSent, type Sending } from './bookkeeping.ts'
import { countReading } from './count-reading.ts'
import { readVerdict } from './read-verdict.ts'
import { throwRedacted } from './redact-failure.ts'
import { firstBody, replayedBody } from './sent-body.ts'

/** One sending of a call, answered. */
export interface Attempt {
  readonly response: Response
  readonly verdict: Verdict
  readonly held: HeldGrant
}

/** Sends a call once, with the grant of the moment; logs in if there is none. The second time, in place of `refused`. */
export async function attempt(context: SessionContext, call: Call, refused?: HeldGrant): Promise<Attempt> {
  const first = refused ? undefined : firstBody(context, call)
  const given = isPending(first) ? await first : first
  context.source.noteUse()
  const held = usableGrant(context) ?? (await currentGrant(context, call.signal))
  const body = refused ? await replayedBody(context, call) : given
  assertOpen(context)
  const sending: Sending = { call, held, refused, sentAt: context.clock.monotonic() }
  call.signal?.throwIfAborted()
  acquire(context, held)
  try {
    context.protocol.sign(call.headers, held.grant.key.reveal())
    noteSent(context, sending)
    // A signal ends the call at once, also where the transport does not look at it.
    const sent = Promise.resolve(sendCall(call, context.transport, body))
    const response = answered(context.fail, await waitFor(sent, call.signal, letGo))
    noteAnswer(context, sending, response)
    const said = readVerdict(context, response)
    const verdict = isPending(said) ? await waitFor(said, call.signal) : said
    if (verdict === 'accepted') noteAccepted(context, sending, response)
    const counting = countReading(context, held, response)
    if (counting) await counting
    return { response, verdict, held }
  } catch (error) {
    const { fail, headers } = context
    return await throwRedacted(error, {
      fail,
      signal: call.signal,
      keys: [held.grant.key, ...gatewaySecrets(headers)],
    })
  } finally {
    releaseSoon(context, held)
  }
}
