import { type Reply, readReply } from './reply.ts'
import { commandTarget } from './wire/command-path.ts'
import type { Wire } from '@org/session-core'

/** Sends a command with a token, outside any session. */
export async function sendCommand(
  { http }: Wire,
  method: 'GET' | 'POST',
  { name, token }: { readonly name: string; readonly token: string },
): Promise<Reply> {
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` }

  return readReply(await http(commandTarget(name), { method, headers }))
}
