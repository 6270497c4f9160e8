import type { OutgoingBody } from './outgoing-body.ts'

type Payload = OutgoingBody['payload']

/** A body as it is handed to undici, and how to let go of what was not asked for yet. */
export interface PiecedBody {
  readonly payload: Payload
  /** In bytes, where only this side knows. */
  readonly length?: number
  readonly stop: () => void
}

/** Bytes that are written at once. More, and an answer that comes early would have to wait until all was sent. */
const mostWritten = 262_144
/**
 * Over HTTP/2, many requests share a connection. Node refuses their answers while over 10 MB wait to be written to it, and
 * counts what a stream that was given up had not written for ever.
 */
const mostQueued = 32_768

/** Long bodies are handed over piece by piece, each when the one before is written. Nothing is copied. */
export function inPieces(payload: Payload, http2: boolean): PiecedBody {
  const most = http2 ? mostQueued : mostWritten
  if (payload === null || isShort(payload, most)) return { payload, stop: nothing }
  if (typeof payload === 'string') return inPieces(Buffer.from(payload), http2)
  if (payload instanceof Uint8Array) return { ...pieced([payload], most), length: payload.byteLength }
  return http2 ? pieced(payload, most) : { payload, stop: nothing }
}

function isShort(payload: Payload, most: number): boolean {
  const { length = Infinity } = payload as { readonly length?: number }
  return length <= most
}

function pieced(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, most: number): PiecedBody {
  let isOver = false
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for await (const whole of source) {
      for (let start = 0; start < whole.byteLength; start += most) {
        if (isOver) return
        yield whole.subarray(start, start + most)
      }
    }
  }
  const stop = (): void => {
    isOver = true
  }
  return { payload: pieces(), stop }
}

const nothing = (): void => {}
