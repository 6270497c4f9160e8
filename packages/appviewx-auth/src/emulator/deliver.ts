import type { AppViewXFault } from './faults.ts'
import type { Reply } from './replies.ts'

/** How `fetch` reports a lost connection. */
export const connectionLost = (): TypeError => new TypeError('fetch failed')

/** Puts a reply on the wire, as whole as the fault leaves it. */
export function deliver(reply: Reply, fault: AppViewXFault | undefined, signal: AbortSignal): Response {
  if (fault === 'drop' || fault === 'drop-reply') throw connectionLost()

  const { headers, status } = reply
  if (fault === 'oversize') return new Response(fiftyMegabytes(signal), { status, headers })
  if (fault === 'truncate') return new Response(firstHalf(reply), { status, headers })

  return new Response(reply.body, { status, headers })
}

function firstHalf({ body }: Reply): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = body instanceof Uint8Array ? body : encode(body ?? '')
  const parts = [bytes.slice(0, Math.ceil(bytes.byteLength / 2))]

  return lazyStream((controller) => {
    const part = parts.shift()
    if (part === undefined) controller.error(new TypeError('terminated'))
    else controller.enqueue(part)
  })
}

const chunkLength = 64 * 1024
const oversizeLength = 50 * 2 ** 20
const opening = '{"response":"'
const closing = '"}'

/** One JSON text, made chunk by chunk as it is read: whoever stops reading stops the making. */
function fiftyMegabytes(signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  let made = 0

  return lazyStream((controller) => {
    if (signal.aborted) {
      controller.error(signal.reason)
      return
    }

    const chunk = new Uint8Array(chunkLength).fill(0x20)
    if (made === 0) chunk.set(encode(opening))
    made += chunkLength
    if (made >= oversizeLength) chunk.set(encode(closing), chunkLength - closing.length)
    controller.enqueue(chunk)
    if (made >= oversizeLength) controller.close()
  })
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** A stream that makes nothing before it is asked. */
const lazyStream = (
  pull: (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> => new ReadableStream({ pull }, { highWaterMark: 0 })
