import { fetchFailed } from '../../node/errors/failures.ts'
import { readMethod } from '../../node/request/outgoing.ts'
import { createAnswerClass } from '../../node/response/answer-class.ts'
import { leanAnswer } from './lean-answer.ts'
import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { pipeline, Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** As undici has it, in milliseconds. A server that announces less gets less: Node sees to that. */
const mostIdleMs = 4000
const mostConnectMs = 10_000

/** What a lean request is sent with, and how long it is waited for. */
export interface LeanOptions {
  /** Headers that a request has unless its caller names them. */
  readonly headers?: Readonly<Record<string, string>>
  /** `identity`: how an answer may be packed. */
  readonly encoding?: string
  /** 10 000: until a connection is there, TLS and all, in milliseconds. */
  readonly connectMs?: number
  /** An environment: its proxies are used, as Node reads them. Default: none. */
  readonly proxyEnv?: Readonly<Record<string, string | undefined>>
  /** No limit: how long a server may be silent, in milliseconds. */
  readonly silenceMs?: number
}

/**
 * A `fetch` for the command line, over Node's own HTTP/1.1: most of what the platform's does costs time and nobody asks
 * for it here. It takes what the engine sends, and follows no redirect. Nothing is sent twice: a server that hangs up may
 * have done what it was asked.
 */
export function leanTransport(lean: LeanOptions = {}): typeof globalThis.fetch {
  const { headers: usual, encoding = 'identity', proxyEnv, connectMs = mostConnectMs } = lean
  // A way through a proxy has to be there in this time, too.
  const options = proxyEnv
    ? { keepAlive: true, timeout: connectMs, proxyEnv: { ...proxyEnv } }
    : { keepAlive: true, timeout: mostIdleMs }
  const answerClass = createAnswerClass()
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) }
  return async (input, init = {}) => {
    const target = new URL(input instanceof Request ? input.url : input)
    const method = readMethod(init.method ?? 'GET')
    const given = { ...usual, ...Object.fromEntries(new Headers(init.headers)) }
    const headers = { ...given, 'accept-encoding': encoding, ...framing(method, init.body, given) }
    const isPlain = target.protocol === 'http:'
    const agent = isPlain ? agents.http : agents.https
    if (Object.keys(agent.freeSockets).length > 0) await lookAgain()
    const request = (isPlain ? requestHttp : requestHttps)(target, { method, headers, agent })
    limit(request, lean)
    try {
      const incoming = await exchange(request, init)
      return await leanAnswer(incoming, { Answer: answerClass(), method, url: target.href })
    } catch (cause) {
      init.signal?.throwIfAborted()
      throw fetchFailed(cause as Error)
    }
  }
}

/** A server may have closed an unused connection by now: a turn later that is known, before anything is written to it. */
async function lookAgain(): Promise<void> {
  await nextTurn()
  await nextTurn()
}

/** Where a body ends, said for every method: of a DELETE or OPTIONS Node says nothing, and the rest is the next request. */
function framing(
  method: string,
  body: RequestInit['body'],
  { 'content-length': announced }: Readonly<Record<string, string>>,
): Readonly<Record<string, string | number>> {
  if (body === undefined || body === null) return {}
  if (method === 'GET' || method === 'HEAD') throw new TypeError(`A ${method} has no body.`)
  if (!(body instanceof ReadableStream))
    return { 'content-length': Buffer.byteLength(body as string | Uint8Array) }
  return announced === undefined ? { 'transfer-encoding': 'chunked' } : {}
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

/** Node's own HTTP waits for ever. The codes are those of the platform's `fetch`. */
function limit(request: ClientRequest, { connectMs = mostConnectMs, silenceMs }: LeanOptions): void {
  const giveUp = (code: string): void => void request.destroy(Object.assign(new Error(code), { code }))
  request.once('socket', (socket) => {
    if (!socket.connecting) return
    const timer = setTimeout(giveUp, connectMs, 'UND_ERR_CONNECT_TIMEOUT')
    const stop = (): void => clearTimeout(timer)
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', stop).once('close', stop)
  })
  if (silenceMs !== undefined) request.setTimeout(silenceMs, () => giveUp('UND_ERR_HEADERS_TIMEOUT'))
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
