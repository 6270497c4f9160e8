import type { Refusal } from './refuse.ts'
import type { IncomingMessage } from 'node:http'

/** In bytes. Java's application servers take 10 MiB of a POST where nobody says otherwise (WildFly, max-post-size). */
const largestBody = 16 * 2 ** 20

/** What a body of more than that fails with, and is refused with. */
export const tooLarge: Error & Refusal = Object.assign(new Error('No more than 16 MiB can be sent here.'), {
  status: 413,
  code: 'too-large',
})

/** The bytes as they come. What is too large is read to its end and forgotten, so that whoever sends it hears the refusal. */
export async function* bodyOf(incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of incoming as AsyncIterable<Uint8Array>) {
    length += piece.byteLength
    if (length <= largestBody) yield piece
  }
  if (length > largestBody) throw tooLarge
}
