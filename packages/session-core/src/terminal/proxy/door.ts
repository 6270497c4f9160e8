import { usageError } from '../exit-code.ts'
import { breakOff } from '../http/break-off.ts'
import { refuse, type Refusal, refuseUnread } from '../http/refuse.ts'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, lstatSync, unlinkSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { dirname } from 'node:path'
import process from 'node:process'

/** A way in for programs of this machine. */
export interface Door {
  /** `http://127.0.0.1:8080` or the path of the socket. */
  readonly address: string
  /** What callers must send; none where the file system keeps others out. */
  readonly key?: string
  /** Lets nobody in any more, and waits for those inside, `ms` milliseconds at most. */
  readonly close: (ms: number) => Promise<void>
}

/** Opens a socket for this user only, or a port of loopback with a key. */
export async function openDoor(
  place: { readonly socket: string } | { readonly port: number },
  handle: RequestListener,
  givenKey = randomBytes(24).toString('base64url'),
): Promise<Door> {
  const answers = new Set<ServerResponse>()
  const following: RequestListener = (request, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
    handle(request, response)
  }
  if ('socket' in place) {
    const server = serverFor(() => undefined, following)
    await listenOnSocket(server, place.socket)
    return { address: place.socket, close: closing(server, answers) }
  }

  const server = serverFor((request) => refusalOf(request, givenKey), following)
  server.listen(place.port, '127.0.0.1')
  await listening(server)
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, key: givenKey, close: closing(server, answers) }
}

/** Lets in who may come in, and nobody once it closes. */
function serverFor(
  whyNot: (request: IncomingMessage) => Refusal | undefined,
  handle: RequestListener,
): Server {
  // Node would give up on an upload after five minutes; a server may take longer to take it.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const refusal = server.listening ? whyNot(request) : leaving
    if (refusal === undefined) handle(request, response)
    else refuse(response.setHeader('connection', 'close'), refusal)
    // Who was inside when the door closed has kept his connection open, for a next request.
    response.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
  })
  refuseUnread(server)
  return server
}

/** What callers hear when it is over. */
export const leaving: Refusal = {
  status: 503,
  code: 'closed',
  message: 'This proxy is ending. Start another one.',
}

/** A page in a browser can send requests to loopback: it cannot name this host, nor know the key. */
function refusalOf({ headers, socket }: IncomingMessage, key: string): Refusal | undefined {
  const port = socket.localPort
  const { host = '' } = headers
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host.toLowerCase())) {
    return { status: 421, code: 'not-allowed', message: `Address this proxy as 127.0.0.1:${port}.` }
  }
  const sent = headers['x-proxy-key'] ?? passwordIn(headers.authorization)
  if (isSame(String(sent), key)) return undefined
  return { status: 401, code: 'not-allowed', message: 'Send the key of this proxy as x-proxy-key.' }
}

function passwordIn(authorization = ''): string {
  const basic = /^basic\s+(\S+)$/i.exec(authorization)?.[1] ?? ''
  return Buffer.from(basic, 'base64').toString('utf8').split(':').slice(1).join(':')
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** A socket that a killed process left behind is taken over; one that somebody listens on, and any other file, is not. */
async function listenOnSocket(server: Server, path: string): Promise<void> {
  // The system says of a folder that is not there that it may not be written to.
  if (!existsSync(dirname(path))) throw usageError(`Cannot listen there: make the folder of ${path} first.`)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there && !there.isSocket()) throw usageError(`${path} is there already, and is not a socket.`)
  if (there && (await answers(path))) throw usageError(`Somebody listens on ${path} already.`)
  if (there) unlinkSync(path)

  // From the first moment on: chmod afterwards would leave the door open for an instant.
  const before = process.umask(0o177)
  server.listen(path)
  process.umask(before)
  await listening(server)
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path)
  const isOpen = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false)
  socket.destroy()
  return isOpen
}

async function listening(server: Server): Promise<void> {
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string }
    // As systems say of a path beyond a hundred bytes.
    const reason = /^EINVAL$|TOOLONG$/.test(code) ? `it is longer than a socket's may be (${code})` : code
    throw usageError(`Cannot listen there: ${reason}. Choose another port or path.`)
  }
}

function closing(server: Server, answers: ReadonlySet<ServerResponse>): Door['close'] {
  return async (ms) => {
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    const timer = setTimeout(() => {
      for (const answer of answers) breakOff(answer)
      server.closeAllConnections()
    }, ms)
    await closed
    clearTimeout(timer)
  }
}
