import { createDecoders } from '../../node/response/decoders.ts'
import { isBodiless, makeResponse } from '../../node/response/make-response.ts'
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { pipeline, Readable } from 'node:stream'

/** What may be sent anew, where the server closed the connection before it was. */
const safe = /^(?:GET|HEAD|OPTIONS)$/

/**
 * A `fetch` for what a proxy hands on, over Node's own HTTP/1.1: most of what the platform's does costs time and nobody
 * asks for it here. It takes what the engine sends, follows no redirect, and asks for bodies that are not compressed.
 */
export function leanTransport(): typeof globalThis.fetch {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
  return async (input, init = {}) => {
    const target = new URL(input instanceof Request ? input.url : input)
    const [request, agent] =
      target.protocol === 'http:'
        ? ([requestHttp, agents.http] as const)
        : ([requestHttps, agents.https] as const)
    const incoming = await send({ target, init, open: (options) => request(target, { ...options, agent }) })
    return answerOf(incoming, init.method ?? 'GET', target.href)
  }
}

interface Sending {
  readonly target: URL
  readonly init: RequestInit
  readonly open: (options: { method: string; headers: Record<string, string> }) => ClientRequest
}

async function send(sending: Sending): Promise<IncomingMessage> {
  const { init, open } = sending
  const { method = 'GET', signal } = init
  const headers = { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'identity' }
  const request = open({ method, headers })
  try {
    return await exchange(request, init)
  } catch (cause) {
    signal?.throwIfAborted()
    const isStale = request.reusedSocket && (cause as { readonly code?: string }).code === 'ECONNRESET'
    if (isStale && safe.test(method)) return send(sending)
    throw new TypeError('The request failed.', { cause })
  }
}

function exchange(request: ClientRequest, { body, signal }: RequestInit): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const abort = (): void => void request.destroy()
    signal?.addEventListener('abort', abort, { once: true })
    request.once('close', () => signal?.removeEventListener('abort', abort))
    request.once('response', resolve)
    request.on('error', reject)
    if (signal?.aborted) abort()
    else if (body instanceof ReadableStream) pipeline(Readable.fromWeb(body as never), request, () => {})
    else request.end((body ?? undefined) as string | Uint8Array | undefined)
  })
}

/** An answer that is there as a whole is made of bytes; any other of a stream. */
async function answerOf(incoming: IncomingMessage, method: string, url: string): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = incoming
  const head = { status, statusText, headers, url }
  if (isBodiless(method, status)) {
    incoming.resume()
    return makeResponse(head, null)
  }
  await new Promise((resolve) => setImmediate(resolve))
  const encoding = headers['content-encoding']
  if (!incoming.complete || encoding !== undefined) return makeResponse(head, streamOf(incoming, encoding))

  const bytes = incoming.read() as Buffer | null
  incoming.resume()
  return makeResponse(head, bytes && new Uint8Array(bytes))
}

function streamOf(incoming: IncomingMessage, encoding: string | undefined): ReadableStream {
  return Readable.toWeb(encoding === undefined ? incoming : unpacked(incoming, encoding)) as ReadableStream
}

/** Some servers compress whatever was asked for. */
function unpacked(incoming: IncomingMessage, encoding: string): Readable {
  const start = incoming.read(1) as Buffer | null
  if (start !== null) incoming.unshift(start)
  const decoders = createDecoders(encoding, start ?? new Uint8Array())
  const last = decoders.at(-1)
  if (last === undefined) return incoming
  pipeline([incoming, ...decoders], () => {})
  return last
}
