import type { Reply } from './reply.ts'
import { SessionError } from '@org/session-core'

/** More than any answer without a session, in bytes. */
const largestReply = 1_048_576

/** How to reach a server without a session. */
export interface PlainGet {
  readonly transport: typeof globalThis.fetch
  readonly signal?: AbortSignal | undefined
}

/** One request that carries nothing secret, follows no redirect, and reads no more than it must. */
export async function plainGet(url: URL, { transport, signal }: PlainGet): Promise<Reply> {
  try {
    const response = await transport(url.href, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: signal ?? null,
    })
    const { status, ok, statusText } = response
    return { status, ok, statusText, text: await readText(response.body) }
  } catch (error) {
    signal?.throwIfAborted()
    throw new SessionError('unreachable', {
      protocol: 'securid',
      cause: error,
      message: `${url.origin} could not be reached. Check url, network, proxy and certificates.`,
    })
  }
}

/** What is beyond the bound is cut off: no such text can be read as an answer. */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (body === null) return ''

  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    length += chunk.byteLength
    if (length > largestReply) break
  }
  return text
}
