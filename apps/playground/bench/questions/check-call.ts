import type { Client, Contestant, Target } from '../contestants/contestant.ts'
import type { BenchServer } from '../server/start-server.ts'
import { deepStrictEqual } from 'node:assert/strict'

/** What is posted: a search, as small as they are. */
export const search = { input: { name: 'www.example.com', status: ['valid', 'expiring'] }, page: 1 }

/** Asks the server for a token, as a function of the caller's. */
export async function logIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}login`, { method: 'POST' })
  const { token } = (await response.json()) as { readonly token: string }
  return token
}

/** A target that hands out this token. */
export function targetOf({ origin }: BenchServer, token = ''): Target {
  return { origin, token, logIn: () => logIn(origin) }
}

/** Opens a client, and makes sure that it gets the same answer as all others, by both methods. */
export async function openChecked({ open }: Contestant, target: Target): Promise<Client> {
  const client = open(target)
  const answer = { data: 'x'.repeat(89) }
  deepStrictEqual(await client.get(), answer)
  deepStrictEqual(await client.post(search), answer)
  return client
}
