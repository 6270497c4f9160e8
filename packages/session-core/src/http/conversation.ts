import type { Wire } from '../protocol.ts'
import { createDeadline } from '../time/deadline.ts'
import { waitFor } from '../time/wait-for.ts'
import type { Connection } from './connection.ts'
import { createWire } from './wire.ts'

/** A conversation with the server that is not a login: it asks nobody anything, and is given up after `ms`. */
export async function converse<Result>(
  connection: Connection,
  ms: number,
  talk: (wire: Wire) => Promise<Result>,
): Promise<Result> {
  const { clock, fail } = connection
  const patience = new AbortController()
  const { signal } = patience
  const { endsBy, stop } = createDeadline(clock, ms, () =>
    patience.abort(fail('unreachable', `No answer within ${ms} ms. Try again.`)),
  )
  const ask: Wire['ask'] = () =>
    Promise.reject(fail('challenge-unanswered', 'Challenges are for logins only.'))
  try {
    return await waitFor(talk(createWire(connection, { signal, endsBy, ask })), signal)
  } finally {
    stop()
  }
}
