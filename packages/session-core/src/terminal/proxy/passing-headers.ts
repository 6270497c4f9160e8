import type { IncomingMessage } from 'node:http'

/** Of one connection only (RFC 9110, 7.6.1), and what the transport sets by itself. */
const ofConnection = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'expect',
  'x-proxy-key',
]

/** Whether a header, in small letters, is handed on. */
export function passingHeaders(sessionHeaders: readonly string[]): (name: string) => boolean {
  const kept = new Set([...ofConnection, ...sessionHeaders])
  return (name) => !kept.has(name) && !name.startsWith('proxy-')
}

/** What a caller sent and may be handed on; the same header several times stays so. */
export function headersOf(
  { headers: { connection }, rawHeaders }: IncomingMessage,
  mayPass: (name: string) => boolean,
): [string, string][] {
  const named = namedBy(connection)
  const headers: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? ''
    if (mayPass(name) && !named.has(name)) headers.push([name, rawHeaders[index + 1] ?? ''])
  }
  return headers
}

/** Whoever writes `Connection: x-one` says that `x-one` is for the next one on the way only. */
export function namedBy(connection = ''): ReadonlySet<string> {
  return new Set(connection.toLowerCase().split(/[\s,]+/))
}
