import type { Client } from '../../contestants/contestant.ts'
import { peers, sessions } from '../../contestants/contestants.ts'
import { costOf, type Costs } from '../../measure/cost.ts'
import type { Call } from '../../measure/span.ts'
import { type Effort, takeTurns } from '../../measure/take-turns.ts'
import type { BenchServer } from '../../server/start-server.ts'
import type { Wire } from '../../server/wire.ts'
import { logIn, openChecked, targetOf } from '../check-call.ts'
import { deepStrictEqual } from 'node:assert/strict'

/** What all clients are asked to do in turns. */
export interface Task {
  readonly wire: Wire
  readonly effort: Effort
  readonly callOf: (client: Client) => Call
}

/** A peer may fail, and is left out. Ours may not. */
function leaveOut(name: string, failure: unknown): void {
  if (sessions.some((session) => session.name === name)) throw failure
  console.error(
    `${name} is left out of what follows: ${failure instanceof Error ? failure.message : String(failure)}\n`,
  )
}

/** What calls cost, of every client that speaks the wire's language. */
export async function measureCosts(server: BenchServer, { wire, effort, callOf }: Task): Promise<Costs> {
  await server.start()
  const target = targetOf(server, { wire, token: await logIn(server.origin) })
  const contestants = [...peers, ...sessions].filter(({ http2 }) => http2 || wire !== 'http2')
  const clients = new Map<string, Client>()
  for (const contestant of contestants) clients.set(contestant.name, await openChecked(contestant, target))
  const before = await server.counts()

  const calls = new Map([...clients].map(([name, client]) => [name, callOf(client)]))
  const spans = await takeTurns(calls, effort, leaveOut)

  const { logins, refused } = await server.counts()
  // Whoever was refused has been measured at something else.
  deepStrictEqual({ logins, refused }, { logins: before.logins, refused: before.refused })
  for (const client of clients.values()) await client.close?.()
  return new Map([...spans].map(([name, found]) => [name, costOf(found)]))
}
