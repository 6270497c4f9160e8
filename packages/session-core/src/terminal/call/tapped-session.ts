import { SessionError } from '../../errors/session-error.ts'
import { withBody } from '../../http/bounded-body.ts'
import type { Session } from '../../session.ts'

/** In bytes: what is kept in memory of an answer that is printed, and of one that is written as it comes. */
const most = { printed: 67_108_864, written: 1_048_576 } as const

/** A session whose answers do not fill the memory. */
export interface TappedSession {
  readonly session: Session
  /** What follows on the beginning of the last answer. */
  readonly rest: () => ReadableStream<Uint8Array> | undefined
}

/**
 * A session that hands the beginning of a long answer on as if it were the answer: no refusal is as long, and the rest
 * can be written as it comes. An answer that is to be printed has to be short.
 */
export function tapSession(session: Session, { raw }: { readonly raw: boolean }): TappedSession {
  let rest: ReadableStream<Uint8Array> | undefined
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await session.fetch(input, init)
    const { bytes, isWhole } = await beginningOf(response.body, raw ? most.written : most.printed)
    if (isWhole) return withBody(response, bytes)
    if (response.ok && raw) rest = response.body ?? undefined
    else await response.body?.cancel()
    if (response.ok && !raw) throw tooLong(session)
    return withBody(response, bytes)
  }
  return {
    session: Object.create(session, { fetch: { value: fetch } }) as Session,
    rest: () => rest,
  }
}

async function beginningOf(
  body: ReadableStream<Uint8Array> | null,
  bound: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly isWhole: boolean }> {
  const chunks: Uint8Array[] = []
  const reader = body?.getReader()
  let [length, isWhole] = [0, reader === undefined]
  while (reader && !isWhole && length <= bound) {
    const { done, value } = await reader.read()
    isWhole = done
    if (value) chunks.push(value)
    length += value?.byteLength ?? 0
  }
  // What came to its end nobody reads on. Who leaves a stream has Node make a context for the error of later readers.
  if (!isWhole) reader?.releaseLock()
  return { bytes: Buffer.concat(chunks), isWhole }
}

function tooLong({ snapshot: { protocol } }: Session): SessionError {
  const message = `The answer is longer than ${most.printed.toLocaleString('en')} bytes: write it to a file with --output.`
  return new SessionError('unexpected-reply', { protocol, message })
}
