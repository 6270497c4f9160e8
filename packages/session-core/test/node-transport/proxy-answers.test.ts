import { createTrust } from './authority.ts'
import { listen, serveTcp, serveTls, type TestServer } from './servers.ts'
import { nodeTransport } from '@org/session-core/node'
import { connect, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const { ca, identity } = await createTrust()
let secure: TestServer
beforeAll(async () => {
  secure = await serveTls((_request, response) => response.end('secure'), identity)
})
afterAll(() => secure[Symbol.asyncDispose]())

const aMoment = (ms = 2): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What a proxy says to a CONNECT, piece by piece, and what it does then. */
interface Script {
  readonly says: readonly string[]
  readonly after?: 'tunnels' | 'waits' | 'ends' | 'resets'
}

const join = (socket: Socket): void => {
  const onward = connect(secure.port, '127.0.0.1')
  onward.pipe(socket).pipe(onward)
  onward.on('error', () => socket.destroy())
}
const play = async (socket: Socket, { after = 'tunnels', says }: Script): Promise<void> => {
  for (const piece of says) {
    socket.write(piece)
    await aMoment()
  }
  if (after === 'tunnels') join(socket)
  if (after !== 'tunnels') socket.resume()
  if (after === 'ends') socket.end()
  if (after === 'resets') {
    if (socket instanceof TLSSocket) socket.destroy()
    else socket.resetAndDestroy()
  }
}
const follow = (script: Script) => (socket: Socket) => {
  socket.on('error', () => {})
  socket.once('data', () => {
    // What the client says to the server must not be lost before they are joined.
    socket.pause()
    void play(socket, script)
  })
}
const plainly = (script: Script): Promise<TestServer> => serveTcp(follow(script))
const overTls = (script: Script): Promise<TestServer> =>
  listen(createTlsServer({ ...identity, ALPNProtocols: ['http/1.1'] }, follow(script)))

/** What a call through such a proxy comes to: the text of its answer, or code and sentence. */
const outcomeOf = async (serving: Promise<TestServer>, connectTimeoutMs: number): Promise<string> => {
  await using proxy = await serving
  await using transport = nodeTransport({
    ca,
    roots: 'none',
    proxy: proxy.origin,
    connectTimeoutMs,
  })
  try {
    return await (await transport(secure.origin)).text()
  } catch (error) {
    const { code, message } = (error as TypeError).cause as Error & { readonly code: string }
    return `${code}: ${message.replaceAll(/:\d+/g, '')}`
  }
}

const filler = 'x-filler: '.padEnd(1000, 'x')
const answers: Readonly<Record<string, Script & { readonly comesTo: string }>> = {
  'says yes': { says: ['HTTP/1.1 200 OK\r\n\r\n'], comesTo: 'secure' },
  'says yes in the old way': { says: ['HTTP/1.0 200 Connection established\r\n\r\n'], comesTo: 'secure' },
  'says yes without a word': { says: ['HTTP/1.1 200\r\n\r\n'], comesTo: 'secure' },
  'says yes with 204': { says: ['HTTP/1.1 204 No Content\r\n\r\n'], comesTo: 'secure' },
  'ends its lines like Unix': { says: ['HTTP/1.1 200 OK\nvia: old\n\n'], comesTo: 'secure' },
  'says first that it will say something': {
    says: ['HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 200 OK\r\n\r\n'],
    comesTo: 'secure',
  },
  'says so several times, in one packet': {
    says: [
      'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
    ],
    comesTo: 'secure',
  },
  'says yes byte by byte': { says: Array.from('HTTP/1.1 200 OK\r\nvia: a\r\n\r\n'), comesTo: 'secure' },
  'splits the end of its head': {
    says: ['HTTP/1.1 200 OK\r\nvia: a\r', '\n\r', '\n'],
    comesTo: 'secure',
  },
  'announces a length that is none': {
    says: ['HTTP/1.1 200 OK\r\ncontent-length: 1000\r\ntransfer-encoding: chunked\r\n\r\n'],
    comesTo: 'secure',
  },
  'has a long head': { says: [`HTTP/1.1 200 OK\r\n${`${filler}\r\n`.repeat(10)}\r\n`], comesTo: 'secure' },
  'has a head beyond measure': {
    says: [`HTTP/1.1 200 OK\r\n${`${filler}\r\n`.repeat(40)}\r\n`],
    comesTo: 'UND_ERR_HEADERS_OVERFLOW: The head of the answer of the proxy 127.0.0.1 is too long',
  },
  'has a line without an end': {
    says: ['HTTP/1.1 200 ', ...Array.from({ length: 40 }, () => filler)],
    after: 'waits',
    comesTo: 'UND_ERR_HEADERS_OVERFLOW: The head of the answer of the proxy 127.0.0.1 is too long',
  },
  'goes on for ever saying that it will say something': {
    says: Array.from({ length: 40 }, () => `HTTP/1.1 102 Processing\r\n${filler}\r\n\r\n`),
    after: 'waits',
    comesTo: 'UND_ERR_HEADERS_OVERFLOW: The head of the answer of the proxy 127.0.0.1 is too long',
  },
  'sends a body after its yes': {
    says: ['HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'],
    comesTo: 'ERR_SSL_WRONG_VERSION_NUMBER: localhost does not speak TLS there',
  },
  'only says that it will say something': {
    says: ['HTTP/1.1 100 Continue\r\n\r\n'],
    after: 'ends',
    comesTo: 'PROXY_BROKE_OFF: The proxy 127.0.0.1 broke off before it had answered.',
  },
  'says that it will say something, and is silent': {
    says: ['HTTP/1.1 100 Continue\r\n\r\n'],
    after: 'waits',
    comesTo: 'UND_ERR_CONNECT_TIMEOUT: ',
  },
  'stops in the middle of its head': {
    says: ['HTTP/1.1 200 OK\r\nvia'],
    after: 'waits',
    comesTo: 'UND_ERR_CONNECT_TIMEOUT: ',
  },
  'hangs up in the middle of its head': {
    says: ['HTTP/1.1 200 OK\r\nvia'],
    after: 'ends',
    comesTo: 'PROXY_BROKE_OFF: The proxy 127.0.0.1 broke off before it had answered.',
  },
  'says yes and hangs up': {
    says: ['HTTP/1.1 200 OK\r\n\r\n'],
    after: 'ends',
    comesTo: 'ECONNRESET: localhost broke the TLS handshake off. Nothing was sent.',
  },
  'says yes and resets': {
    says: ['HTTP/1.1 200 OK\r\n\r\n'],
    after: 'resets',
    comesTo: 'ECONNRESET: localhost broke the TLS handshake off. Nothing was sent.',
  },
  'says yes and is silent': {
    says: ['HTTP/1.1 200 OK\r\n\r\n'],
    after: 'waits',
    comesTo: 'UND_ERR_CONNECT_TIMEOUT: ',
  },
  'wants to know who asks, with a page, and hangs up': {
    says: [
      `HTTP/1.1 407 Who\r\nproxy-authenticate: Basic\r\nconnection: close\r\ncontent-length: 9000\r\n\r\n${'x'.repeat(9000)}`,
    ],
    after: 'ends',
    comesTo: 'PROXY_AUTHENTICATION_REQUIRED: The proxy 127.0.0.1 asks who you are',
  },
  'wants to know who asks after it said that it will say something': {
    says: ['HTTP/1.1 103 Early Hints\r\n\r\n', 'HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n'],
    after: 'waits',
    comesTo: 'PROXY_AUTHENTICATION_REQUIRED: The proxy 127.0.0.1 asks who you are',
  },
  'sends us elsewhere': {
    says: ['HTTP/1.1 302 Found\r\nlocation: https://localhost/\r\n\r\n'],
    after: 'waits',
    comesTo: 'PROXY_REFUSED: The proxy 127.0.0.1 does not connect to localhost: it answered 302.',
  },
  'cannot get there': {
    says: ['HTTP/1.1 503 Busy\r\nretry-after: 5\r\n\r\n'],
    after: 'ends',
    comesTo: 'PROXY_REFUSED: The proxy 127.0.0.1 does not connect to localhost: it answered 503.',
  },
  'changes to another protocol': {
    says: ['HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'],
    after: 'waits',
    comesTo: 'PROXY_REFUSED: The proxy 127.0.0.1 does not connect to localhost: it answered 101.',
  },
  'speaks something else': {
    says: ['SSH-2.0-OpenSSH_9\r\n'],
    after: 'waits',
    comesTo: 'HPE_INVALID: The proxy 127.0.0.1 answers in something that is not HTTP/1.1.',
  },
  'speaks HTTP/2': {
    says: ['\0\0\u{12}\u{4}\0\0\0\0\0'],
    after: 'waits',
    comesTo: 'HPE_INVALID: The proxy 127.0.0.1 answers in something that is not HTTP/1.1.',
  },
  'has no status that there is': {
    says: ['HTTP/1.1 2000 OK\r\n\r\n'],
    after: 'waits',
    comesTo: 'HPE_INVALID: The proxy 127.0.0.1 answers in something that is not HTTP/1.1.',
  },
}
const cases = Object.entries(answers)
/** In milliseconds: for what is silent, and for all others on a busy machine. */
const patienceFor = ({ comesTo }: { readonly comesTo: string }): number =>
  comesTo.startsWith('UND_ERR_CONNECT_TIMEOUT') ? 300 : 20_000

describe('A tunnel, when its proxy', () => {
  it.concurrent.each(cases)('%s, over a plain connection, is there or says why', async (_name, script) => {
    const outcome = await outcomeOf(plainly(script), patienceFor(script))

    expect(outcome).toContain(script.comesTo)
  })

  it.concurrent.each(cases)('%s, over TLS, is there or says why', async (_name, script) => {
    const outcome = await outcomeOf(overTls(script), patienceFor(script))

    expect(outcome.replace('proxy localhost', 'proxy 127.0.0.1')).toContain(script.comesTo)
  })
})
