import { readRetryAfter } from '@org/session-core'
import { decodeText } from '@org/session-core/vendor'

/** What the server answered, read to its end. */
export interface Reply {
  /** HTTP status; 0 for a redirect in a browser. */
  readonly status: number
  /** 2xx. Some of these are failures all the same. */
  readonly ok: boolean
  /** The reason phrase: an unknown command is told there (SecurID 404). */
  readonly statusText: string
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly text: string
}

/** Reads an answer to its end, whatever it calls itself. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, ok, statusText, headers } = response
  const bytes = new Uint8Array(await response.arrayBuffer())

  return {
    status,
    ok,
    statusText,
    retryAfterMs: readRetryAfter(headers),
    bytes,
    text: decodeText(bytes, headers),
  }
}
