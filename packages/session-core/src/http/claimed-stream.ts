import { letGo } from './let-go.ts'
import { isStream, kindOf } from './taken-body.ts'

/** A stream that nobody else reads any more, or an async iterable, of whatever realm or library; nothing is read yet. */
export type ClaimedStream =
  | {
      readonly reader: ReadableStreamDefaultReader<unknown>
      /** Whether each piece comes in a buffer that nobody else has. */
      readonly isOfBytes: boolean
    }
  | { readonly iterable: AsyncIterable<unknown>; readonly isOfBytes?: never; readonly reader?: never }

/**
 * Locks a body that is a stream.
 *
 * @throws TypeError for one that is read elsewhere, or was: what is left of it, often nothing, is not what was meant.
 */
export function claimStream(body: unknown): ClaimedStream | undefined {
  if (!isStream(body)) return undefined

  if ('getReader' in body) {
    const stream = body as ReadableStream<unknown>
    // The platform knows what was done to a stream of its own, and says so here only. It would begin to read any other.
    if (body instanceof ReadableStream) void new Response(body)
    return { isOfBytes: yieldsBytes(stream), reader: stream.getReader() }
  }
  const { readable, readableDidRead } = body as {
    readonly readable?: boolean
    readonly readableDidRead?: boolean
  }
  if (readableDidRead || readable === false) throw new TypeError('This body was used before.')
  return { iterable: body as AsyncIterable<unknown> }
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
  letGo({ body: claimed.reader }, reason)
}
