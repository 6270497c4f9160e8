const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304])

type Bytes = Uint8Array<ArrayBuffer>

/** The reply as it arrives after a fault of the connection; its head stays, but a status that allows no body becomes 200. */
export function harm(reply: Response, fault: string | undefined, signal: AbortSignal | undefined): Response {
  switch (fault) {
    case 'truncate':
      return withBody(reply, firstHalf(reply))
    case 'garble':
      return withBody(reply, noise)
    case 'oversize':
      return withBody(reply, fiftyMegabytes(signal))
    case undefined:
    default:
      return reply
  }
}

function withBody({ headers, status, statusText }: Response, body: BodyInit): Response {
  const kept = new Headers([...headers])
  kept.delete('content-length')
  const head = bodiless.has(status) ? { status: 200 } : { status, statusText }

  return new Response(body, { ...head, headers: kept })
}

/** Neither JSON nor a page, nor even UTF-8. */
const noise: Bytes = Uint8Array.of(0x00, 0xff, 0xfe, 0x9c, 0x07, 0xc3, 0x28, 0x1b)

function firstHalf(reply: Response): ReadableStream<Bytes> {
  let sent = false

  return lazyStream(async (controller) => {
    const bytes = sent ? new Uint8Array() : new Uint8Array(await reply.arrayBuffer())
    sent = true
    if (bytes.length === 0) controller.error(new TypeError('terminated'))
    else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)))
  })
}

const pieceLength = 64 * 1024
const pieces = 50 * 16
const opening = '{"response":"'
const closing = '"}'

/** One JSON text, made piece by piece as it is read: whoever stops reading stops the making. */
function fiftyMegabytes(signal: AbortSignal | undefined): ReadableStream<Bytes> {
  let made = 0

  return lazyStream((controller) => {
    if (signal?.aborted === true) {
      controller.error(signal.reason)
      return
    }
    const piece = new Uint8Array(pieceLength).fill(0x20)
    if (made === 0) piece.set(encode(opening))
    made += 1
    if (made === pieces) piece.set(encode(closing), pieceLength - closing.length)
    controller.enqueue(piece)
    if (made === pieces) controller.close()
  })
}

const encode = (text: string): Bytes => new TextEncoder().encode(text)

/** A stream that makes nothing before it is asked. */
const lazyStream = (
  pull: (controller: ReadableStreamDefaultController<Bytes>) => void | Promise<void>,
): ReadableStream<Bytes> => new ReadableStream({ pull }, { highWaterMark: 0 })
