import { type Envelope, readEnvelope } from './wire/envelope.ts'
import { readRetryAfter } from '@org/session-core'
import { decodeText, readJson } from '@org/session-core/vendor'

/** What the gateway answered, parsed as far as it parses: neither Content-Type nor status is trusted for that. */
export interface Reply {
  readonly status: number
  /** 2xx. Some of these are failures all the same. */
  readonly ok: boolean
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly text: string
  /** Undefined when the body is not JSON. */
  readonly json: unknown
  /** Undefined when the body is not the gateway's envelope. */
  readonly envelope: Envelope | undefined
}

/** Reads an answer to its end. Whatever the body is, it does not throw over it. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, ok, headers } = response
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = decodeText(bytes, headers)
  const json = readJson(text)

  return {
    status,
    ok,
    retryAfterMs: readRetryAfter(headers),
    bytes,
    text,
    json,
    envelope: readEnvelope(json),
  }
}
