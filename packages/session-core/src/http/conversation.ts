import type { Wire } from '../protocol.ts'
import { setAlarm } from '../time/alarm.ts'
import type { Clock } from '../time/clock.ts'
import { waitFor } from '../time/wait-for.ts'
import type { CallParts } from './call.ts'
import { createWire } from './wire.ts'

/** All that it takes to talk to one server. */
export interface Connection extends CallParts {
  readonly clock: Clock
  /** To be called without a receiver: browsers insist on it. */
  readonly transport: typeof globalThis.fetch
}

/** A conversation with the server that is not a login: it asks nobody anything, and is given up after `ms`. */
export async function converse<Result>(
  connection: Connection,
  ms: number,
  talk: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { clock, fail } = connection
  const patience = new AbortController()
  const { signal } = patience
  const cancel = setAlarm(clock, ms, () => patience.abort(fail('unreachable', `No answer within ${ms} ms.`)))
  const ask: Wire['ask'] = () =>
    Promise.reject(fail('challenge-unanswered', 'Challenges are only possible during a login.'))
  try {
    return await waitFor(talk(createWire(connection, { signal, ask })), signal)
  } finally {
    cancel()
  }
}
