import type { IncomingMessage } from 'node:http'

/** The request that came in over a socket; none for a target or a method that no `Request` can have. */
export function readRequest(
  incoming: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Request | undefined {
  const { method = 'GET', url = '/' } = incoming
  if (!URL.canParse(url, origin) || method === 'CONNECT' || method === 'TRACE') return undefined

  const target = new URL(url, origin)
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
