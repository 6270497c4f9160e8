import { type Reply, readReply } from './reply.ts'
import { type SecurIdKey, sign } from './sign.ts'
import { type CommandContent, commandRequest } from './wire/command-request.ts'
import type { Secret, Wire } from '@org/session-core'

/** What sends without a session: a wire of core 0.2 has ky alone, which takes the same. */
type Sender = Pick<Wire, 'fetch' | 'http'>

/** Sends a command outside any session. */
export async function sendCommand(wire: Sender, name: string, content?: CommandContent): Promise<Reply> {
  const send: typeof globalThis.fetch = wire.fetch ?? wire.http

  return readReply(await send(...commandRequest(name, content)))
}

/** Whose key goes with a command, and who may give it up. */
interface Signed {
  readonly key: Secret<SecurIdKey>
  readonly signal?: AbortSignal
}

/** Sends a command with a key, outside any session. */
export function sendSigned(wire: Sender, name: string, { key, signal }: Signed): Promise<Reply> {
  const headers = new Headers()
  sign(headers, key.reveal())
  return sendCommand(wire, name, { headers, signal })
}
