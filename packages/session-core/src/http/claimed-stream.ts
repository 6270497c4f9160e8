import { kindOf } from './taken-body.ts'

/** A stream that nobody else reads any more, or an async iterable, of whatever realm or library; nothing is read yet. */
export type ClaimedStream =
  | {
      readonly reader: ReadableStreamDefaultReader<unknown>
      /** Whether each piece comes in a buffer that nobody else has. */
      readonly isOfBytes: boolean
    }
  | { readonly iterable: AsyncIterable<unknown> }

/** Locks a body that is a stream. */
export function claimStream(body: unknown): ClaimedStream | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  if ('getReader' in body) {
    const stream = body as ReadableStream<unknown>
    const isOfBytes = yieldsBytes(stream)
    return { reader: stream.getReader(), isOfBytes }
  }
  return Symbol.asyncIterator in body ? { iterable: body as AsyncIterable<unknown> } : undefined
}

function yieldsBytes(stream: ReadableStream<unknown>): boolean {
  try {
    const reader = stream.getReader({ mode: 'byob' })
    reader.releaseLock()
    return kindOf(reader).includes('BYOB')
  } catch {
    return false
  }
}

/** Nobody is going to read it. */
export function cancelStream(claimed: ClaimedStream, reason: unknown): void {
  if ('reader' in claimed) claimed.reader.cancel(reason).catch(() => {})
}
