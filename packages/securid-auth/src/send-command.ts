import { type Reply, readReply } from './reply.ts'
import { type SecurIdKey, sign } from './sign.ts'
import { type CommandContent, commandRequest } from './wire/command-request.ts'
import type { Secret, Wire } from '@org/session-core'

/** Sends a command outside any session. */
export async function sendCommand(
  { http }: Pick<Wire, 'http'>,
  name: string,
  content?: CommandContent,
): Promise<Reply> {
  const [target, init] = commandRequest(name, content)

  return readReply(await http(target, init))
}

/** Sends a command with a key, outside any session. */
export function sendSigned(wire: Pick<Wire, 'http'>, name: string, key: Secret<SecurIdKey>): Promise<Reply> {
  const headers = new Headers()
  sign(headers, key.reveal())
  return sendCommand(wire, name, { headers })
}
