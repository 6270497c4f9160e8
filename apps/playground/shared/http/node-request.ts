import type { IncomingMessage } from 'node:http'

/** The request that came in over a socket; none for a target or a method that no `Request` can have. */
export function readRequest(
  incoming: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Request | undefined {
  const { method = 'GET', url = '/' } = incoming
  // Two slashes at the beginning of a path are no name of a host (RFC 9112, 3.2.1).
  const target = URL.parse(url.replace(/^\/(?=[/\\])/, '/./'), origin)
  if (target === null || method === 'CONNECT' || method === 'TRACE') return undefined

  const bodiless = method === 'GET' || method === 'HEAD'
  const body = bodiless ? {} : { body: streamOf(incoming), duplex: 'half' as const }
  return new Request(target, { method, headers: headersOf(incoming), signal, ...body })
}

/** Header bytes as they came; several of one name are joined as `Headers` joins them. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  }
  return headers
}

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => {
      incoming.on('data', (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
      })
      incoming.once('end', () => controller.close())
      incoming.once('error', (error) => controller.error(error))
      incoming.pause()
    },
    pull: () => {
      incoming.resume()
    },
  })
}
