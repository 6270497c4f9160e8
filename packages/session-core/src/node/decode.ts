import type { Head } from './incoming.ts'

export function decode(
  body: ReadableStream<Uint8Array>,
  _head: Head,
  _max: number,
): ReadableStream<Uint8Array> {
  return body
}
