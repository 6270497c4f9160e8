import { fetchFailed } from '../../node/errors/failures.ts'
import { readMethod } from '../../node/request/outgoing.ts'
import { createDecoders } from '../../node/response/decoders.ts'
import { isBodiless, makeResponse } from '../../node/response/make-response.ts'
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { finished, PassThrough, pipeline, Readable } from 'node:stream'

/** As undici has it, in milliseconds. A server that announces less gets less: Node sees to that. */
const mostIdleMs = 4000

/**
 * A `fetch` for what a proxy hands on, over Node's own HTTP/1.1: most of what the platform's does costs time and nobody
 * asks for it here. It takes what the engine sends, follows no redirect, and asks for bodies that are not compressed.
 * Nothing is sent twice: a server that hangs up may have done what it was asked.
 */
export function leanTransport(): typeof globalThis.fetch {
  const options = { keepAlive: true, timeout: mostIdleMs }
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) }
  return async (input, init = {}) => {
    const target = new URL(input instanceof Request ? input.url : input)
    const method = readMethod(init.method ?? 'GET')
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      'accept-encoding': 'identity',
      ...framing(method, init.body),
    }
    const request =
      target.protocol === 'http:'
        ? requestHttp(target, { method, headers, agent: agents.http })
        : requestHttps(target, { method, headers, agent: agents.https })
    try {
      return await answerOf(await exchange(request, init), method, target.href)
    } catch (cause) {
      init.signal?.throwIfAborted()
      throw fetchFailed(cause as Error)
    }
  }
}

/** Where a body ends, said for every method: of a DELETE or OPTIONS Node says nothing, and the rest is the next request. */
function framing(method: string, body: RequestInit['body']): Readonly<Record<string, string | number>> {
  if (body === undefined || body === null) return {}
  if (method === 'GET' || method === 'HEAD') throw new TypeError(`A ${method} has no body.`)
  return body instanceof ReadableStream
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': Buffer.byteLength(body as string | Uint8Array) }
}

function exchange(request: ClientRequest, { body, signal }: RequestInit): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const abort = (): void => void request.destroy()
    signal?.addEventListener('abort', abort, { once: true })
    request.once('close', () => {
      signal?.removeEventListener('abort', abort)
      reject(new Error('The connection was closed without an answer.'))
    })
    request.once('response', (incoming) => {
      // Without a protocol to switch to, Node takes it for an answer.
      if (incoming.statusCode === 101) request.destroy(unasked())
      else resolve(brokenWith(request, incoming))
    })
    request.once('upgrade', (_incoming, socket) => {
      socket.destroy()
      reject(unasked())
    })
    request.on('error', reject)
    if (signal?.aborted) abort()
    else if (body instanceof ReadableStream) pipeline(Readable.fromWeb(body as never), request, () => {})
    else request.end((body ?? undefined) as string | Uint8Array | undefined)
  })
}

/** Node takes a body that lasts until the connection closes for whole, even where the connection was reset. */
function brokenWith(request: ClientRequest, incoming: IncomingMessage): IncomingMessage {
  request.on('error', (error) => {
    if (!incoming.complete) incoming.destroy(error)
  })
  return incoming
}

function unasked(): Error {
  return new Error('The server switched protocols, unasked.')
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

/** Some servers compress whatever was asked for. What is empty is not compressed. */
function unpacked(incoming: IncomingMessage, encoding: string): Readable {
  const whole = new PassThrough()
  let isEmpty = true
  incoming.once('readable', () => {
    const start = incoming.read(1) as Buffer | null
    if (start === null) return
    isEmpty = false
    incoming.unshift(start)
    pipeline([incoming, ...createDecoders(encoding, start), whole], () => {})
  })
  finished(incoming, (error) => {
    if (error) whole.destroy(error)
    else if (isEmpty) whole.end()
  })
  whole.once('close', () => void incoming.destroy())
  return whole
}
