import { type CommandOptions, type SecurIdSession } from '../index.ts'
import { type Session, SessionError, type VendorAnswer } from '@org/session-core'
import type { CallAnswer, NamedCall } from '@org/session-core/terminal'

/** One command: its data, or with `raw` the bytes of the answer as they are. */
export async function send(session: Session, call: NamedCall): Promise<CallAnswer> {
  const { name, values, input, raw, signal } = call
  if (values['body'] !== undefined && input !== undefined)
    throw refused('invalid-options', 'Give one body: --body, @file or -.')
  const body = input ?? (values['body'] as string | undefined)
  const method = values['method'] as CommandOptions['method']
  const params = readParams(values['param'])
  if (!raw) {
    const options = { params, signal, ...(body !== undefined && { body }), ...(method && { method }) }
    return { data: await (session as SecurIdSession).command(name, options) }
  }

  const query = new URLSearchParams({ cmd: name, ...params })
  const answer = await session.fetch(`aveksa/command.submit?${query}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    signal,
    ...(body !== undefined && { body, headers: { 'content-type': 'application/xml' } }),
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.ok) return { bytes }
  const message = new TextDecoder().decode(bytes.subarray(0, 2000)).replaceAll(/<[^>]*>|\?\S*=\S*/g, ' ')
  throw refused('request-refused', `SecurID answered ${name} with HTTP ${answer.status}.`, {
    status: answer.status,
    message,
  })
}

function readParams(given: unknown): Readonly<Record<string, string>> {
  const pairs = (Array.isArray(given) ? (given as readonly string[]) : []).map((pair) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? []
    if (name === undefined || value === undefined)
      throw refused('invalid-options', '--param takes name=value.')
    return [name, value] as const
  })
  return Object.fromEntries(pairs)
}

function refused(
  code: 'invalid-options' | 'request-refused',
  message: string,
  vendor?: VendorAnswer,
): SessionError {
  return new SessionError(code, { protocol: 'securid', message, ...(vendor && { vendor }) })
}
