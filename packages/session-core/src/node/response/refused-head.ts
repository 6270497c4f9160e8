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
    return failureOf('UND_ERR_HEADERS_OVERFLOW')
  return undefined
}

/**
 * What a server refused in a head that was cut short: its status line says so. A login that was refused so must not be
 * tried again.
 */
export function cutRefusal({ head, network, outgoing }: Incoming): Error | undefined {
  const { status = 0 } = network.connector.moment.closing ?? {}
  if (head || !(status >= 400)) return undefined
  const sentence = `${outgoing.url.host} answered ${status}, and broke off in the head of its answer.`
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
