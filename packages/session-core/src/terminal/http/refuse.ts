import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Why a request is not taken. */
export interface Refusal {
  readonly status: number
  /** For programs. */
  readonly code: string
  /** One sentence. */
  readonly message: string
}

/** Says no, and why. */
export function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  const body = bodyOf({ code, message })
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** Says no to what Node hands over as no request: a tunnel, a method that its parser does not know, and what nobody can read. */
export function refuseUnread(server: Server): void {
  server.on('connect', ({ method = '' }, socket) => hangUp(socket, unknownMethod(method)))
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    const no = code === 'HPE_INVALID_METHOD' ? unknownMethod('The method of this request') : unreadable(code)
    if (!socket.writable || code === 'ECONNRESET') socket.destroy()
    else refuseInTurn(socket, no)
  })
}

/** What was asked before is answered before. What has begun to answer the request itself cannot be taken back. */
function refuseInTurn(socket: Duplex, no: Refusal): void {
  const answer = answerOn(socket)
  if (answer?.req.complete) answer.once('finish', () => refuseInTurn(socket, no))
  else if (answer?.headersSent) socket.destroy()
  else hangUp(socket, no)
}

/** What is being answered there. Node keeps it to itself; without it, a refusal could end up amid an answer. */
function answerOn(socket: Duplex): ServerResponse | null {
  return '_httpMessage' in socket ? (socket._httpMessage as ServerResponse | null) : null
}

/** A method that nobody here answers. */
export function unknownMethod(method: string): Refusal {
  return { status: 501, code: 'not-implemented', message: `${method} is not supported here.` }
}

function unreadable(code: string): Refusal {
  const statuses: Readonly<Record<string, number>> = {
    HPE_HEADER_OVERFLOW: 431,
    HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
    ERR_HTTP_REQUEST_TIMEOUT: 408,
  }
  const message = `This is not a request in HTTP/1.1 that can be read (${code}).`
  return { status: statuses[code] ?? 400, code: 'unreadable', message }
}

function hangUp(socket: Duplex, { status, code, message }: Refusal): void {
  if (!socket.writable) return
  const body = bodyOf({ code, message })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function bodyOf(error: Pick<Refusal, 'code' | 'message'>): string {
  return JSON.stringify({ error })
}
