import type { Wire } from '../protocol.ts'
import type { SessionContext } from '../session-context.ts'
import { setAlarm } from '../time/alarm.ts'
import { waitFor } from '../time/wait-for.ts'
import type { CallParts } from './call.ts'
import { createWire } from './wire.ts'

type Parts = CallParts & Pick<SessionContext, 'clock' | 'fail' | 'transport' | 'url'>

/** A conversation with the server that is not a login: it asks nobody anything, and is given up after `ms`. */
export async function converse<Result>(
  context: Parts,
  ms: number,
  talk: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { clock, fail } = context
  const patience = new AbortController()
  const { signal } = patience
  const cancel = setAlarm(clock, ms, () => patience.abort(fail('unreachable', `No answer within ${ms} ms.`)))
  const ask: Wire['ask'] = () => Promise.reject(fail('challenge-unanswered', 'Only a login may ask.'))
  try {
    return await waitFor(talk(createWire(context, { signal, ask })), signal)
  } finally {
    cancel()
  }
}
