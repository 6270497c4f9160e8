/** The first half of `text`, then the connection breaks. */
export function brokenBody(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text)
  let half: Uint8Array<ArrayBuffer> | undefined = bytes.slice(0, Math.ceil(bytes.length / 2))

  return new ReadableStream(
    {
      pull: (controller) => {
        if (half === undefined || half.length === 0) {
          controller.error(new TypeError('terminated'))
          return
        }
        controller.enqueue(half)
        half = undefined
      },
    },
    { highWaterMark: 0 },
  )
}

/** 50 MB of no meaning, made a piece at a time and only as far as someone reads. */
export function hugeBody(signal: AbortSignal | undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  const piece = 65_536
  let left = 50_000_000

  return new ReadableStream(
    {
      pull: (controller) => {
        if (signal?.aborted === true) {
          controller.error(signal.reason)
          return
        }
        const size = Math.min(piece, left)
        controller.enqueue(new Uint8Array(size).fill('x'.codePointAt(0) ?? 0))
        left -= size
        if (left === 0) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Bytes that are neither JSON nor HTML, nor even UTF-8. */
export const noise = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0x8f, 0x00, 0xfe, 0x12, 0xc3, 0x28, 0xff, 0x07])
