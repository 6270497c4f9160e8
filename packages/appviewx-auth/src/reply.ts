import { type Envelope, readEnvelope } from './wire/envelope.ts'
import { readText } from '@org/session-core/vendor'

/** What the gateway answered, parsed as far as it parses: neither Content-Type nor status is trusted for that. */
export interface Reply {
  readonly status: number
  /** 2xx. Some of these are failures all the same. */
  readonly ok: boolean
  readonly text: string
  /** Undefined when the body is not JSON. */
  readonly json: unknown
  /** Undefined when the body is not the gateway's envelope. */
  readonly envelope: Envelope | undefined
}

/** Reads an answer to its end. Whatever the body is, it does not throw over it. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, ok } = response
  const text = await readText(response)
  const json = parseLeniently(text)

  return { status, ok, text, json, envelope: readEnvelope(json) }
}

/** The platform's own message would quote the text. */
function parseLeniently(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
