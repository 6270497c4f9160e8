import { TransportError } from '../errors/transport-error.ts'
import type { Incoming } from './incoming.ts'
import type { Head } from './make-response.ts'

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Why an answer is not handed out, as far as its head says. */
export function refusalOf({ network, outgoing }: Incoming, { headers, status }: Head): Error | undefined {
  if (status === 101)
    return new TransportError('UNEXPECTED_UPGRADE', 'The server changed to another protocol unasked.')
  if (outgoing.refusesRedirects && redirects.has(status))
    return new TransportError('REDIRECTED', 'The answer is a redirect, which this request refuses.')
  // Over HTTP/1.1 undici sees to it.
  if (network.settings.http2 && bytesOf(headers) > network.settings.maxHeaderBytes)
    return unreadHead(outgoing, status) ?? failureOf('UND_ERR_HEADERS_OVERFLOW')
  return undefined
}

/** What a server refused in a head that was cut short: its status line says so. */
export function cutRefusal({ head, network, outgoing }: Incoming): Error | undefined {
  return head ? undefined : unreadHead(outgoing, network.connector.moment.closing?.status)
}

/** A refusal is one, whatever the rest of its head is like: a login that was refused so must not be tried again. */
function unreadHead({ url }: Incoming['outgoing'], status = 0): Error | undefined {
  if (!(status >= 400)) return undefined
  const sentence = `${url.host} answered ${status}, and the rest of its head was cut short, too long or broken.`
  return Object.assign(new TransportError('CUT_HEAD', sentence), { status })
}

function bytesOf(headers: Head['headers']): number {
  const lengths = Object.entries(headers).map(([name, value]) => name.length + String(value).length)
  return lengths.reduce((sum, length) => sum + length, 0)
}

/** As undici has it over HTTP/1.1: it is explained where the host is known. */
export function failureOf(code: string): Error {
  return Object.assign(new Error(code), { code })
}
