import { joined } from '../joined.ts'

/** The body of an answer: its stream, and what the stream is made of where all of it is there. */
export interface AnswerBody {
  readonly stream: ReadableStream<Uint8Array> | null
  readonly pieces: Uint8Array[] | undefined
}

/**
 * Takes the text of a body that is all there, past its stream: that costs half of what the platform takes to read it.
 * `undefined` where somebody has begun to read it, or cloned the answer, which locks its first stream for good.
 */
export function takeText(answer: Response, { pieces, stream }: AnswerBody): string | undefined {
  if (!pieces || !stream || stream.locked || answer.bodyUsed) return undefined

  // As it looks when the platform has read it: locked, and used.
  void stream.getReader().cancel()
  return utf8.decode(joined(pieces.splice(0)))
}

const utf8 = new TextDecoder()

/**
 * Whether a method reads a body as Node does: nobody has put another one in its place. Nobody knows what stood there
 * before, so its source is looked at.
 */
export function isPlatforms(method: () => Promise<unknown>): boolean {
  return String(method).includes('return consumeBody(this, ')
}
