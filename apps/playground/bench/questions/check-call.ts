import type { Client, Contestant, Target } from '../contestants/contestant.ts'
import type { BenchServer } from '../server/start-server.ts'
import type { Wire } from '../server/wire.ts'
import { deepStrictEqual } from 'node:assert/strict'

/** What is posted: a search, as small as they are. */
export const search = { input: { name: 'www.example.com', status: ['valid', 'expiring'] }, page: 1 }

/** Asks the server for a token, as a function of the caller's. */
export async function logIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}login`, { method: 'POST' })
  const { token } = (await response.json()) as { readonly token: string }
  return token
}

/** How a target is to be reached. */
export interface Way {
  readonly token?: string
  readonly wire?: Wire
}

/** A target on a server. Whoever logs in by a function of ours does so in the clear: only the wire of calls is measured. */
export function targetOf(
  { origin, origins, ca }: BenchServer,
  { token = '', wire = 'http' }: Way = {},
): Target {
  return { origin: origins[wire], http2: wire === 'http2', ca, token, logIn: () => logIn(origin) }
}

/** Opens a client, and makes sure that it gets the same answer as all others, by both methods. */
export async function openChecked({ open }: Contestant, target: Target): Promise<Client> {
  const client = open(target)
  const answer = { data: 'x'.repeat(89) }
  deepStrictEqual(await client.get(), answer)
  deepStrictEqual(await client.post(search), answer)
  return client
}
