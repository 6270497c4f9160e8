import { explainTls } from './explain-tls.ts'
import { mayHaveRun, TransportError } from './transport-error.ts'

/** Says what a failure of Node or undici means; `host` is where the request was going. */
export function explain(failure: unknown, host: string): TransportError {
  if (failure instanceof TransportError) return failure

  const code = codeOf(failure)
  const tls = explainTls(code, { host })
  if (tls !== undefined) return new TransportError(code, tls)
  const sentence = sentences[code] ?? brokenRules(code)
  return new TransportError(code, sentence?.(host) ?? `The request to ${host} failed (${code}).`)
}

function brokenRules(code: string): ((host: string) => string) | undefined {
  if (code.startsWith('HPE_'))
    return (host) => `${host} answers in something that is not HTTP/1.1. Check the port. ${mayHaveRun}`
  if (code.startsWith('ERR_HTTP2_'))
    return (host) => `${host} breaks the rules of HTTP/2 (${code}). ${mayHaveRun}`
  return undefined
}

/** Says what it may mean that a server hangs up right after the handshake: in TLS 1.3, it looks at the client only then. */
export function explainTurnedAway(failure: Error, host: string): Error {
  const code = codeOf(failure)
  if (!/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return failure
  const sentence =
    `${host} hung up after the TLS handshake, without an answer. Perhaps it wants another client certificate, or one: ` +
    'check cert and key. Whether it ran the request is unknown.'
  return new TransportError(code, sentence)
}

const unreachable = (host: string): string =>
  `There is no way to ${host} from here. Check host, network and proxy.`
const unknown = (host: string): string =>
  `The name of ${host} cannot be looked up. Check it, and the network.`
const closed = (host: string): string =>
  `${host} closed the connection before its answer was complete. ${mayHaveRun}`
const over = (): string => 'This transport was closed. Make another one.'
const notYours = 'The request has a header that is not for a caller to set'
const late = (host: string): string => `${host} did not accept the connection in time (connectTimeoutMs).`

const sentences: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) =>
    `Nothing accepts connections at ${host}. Check host and port, and that the server runs.`,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unknown,
  EAI_AGAIN: unknown,
  ECONNRESET: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  UND_ERR_INFO: closed,
  ERR_HTTP2_STREAM_ERROR: closed,
  ERR_HTTP2_SESSION_ERROR: closed,
  ETIMEDOUT: (host) => `${host} does not answer: the network gave up. Check host, network and proxy.`,
  UND_ERR_CONNECT_TIMEOUT: late,
  UND_ERR_HEADERS_TIMEOUT: (host) =>
    `${host} did not begin to answer within headersTimeoutMs: raise it for what takes that long. ${mayHaveRun}`,
  UND_ERR_BODY_TIMEOUT: (host) => `${host} fell silent in the middle of its answer (bodyTimeoutMs).`,
  UND_ERR_HEADERS_OVERFLOW: (host) => `The head of the answer of ${host} is too long (maxHeaderBytes).`,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: (host) => `${host} sent less than it had announced. Try again.`,
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: () => 'The body is not as long as its content-length says.',
  UND_ERR_INVALID_ARG: () => `${notYours}, or cannot be sent.`,
  UND_ERR_NOT_SUPPORTED: () => `${notYours}: expect.`,
  UND_ERR_DESTROYED: over,
  UND_ERR_CLOSED: over,
}

/** A parser's error need have no code, and quotes what it was fed. Of a status below 100 undici asserts that there is none. */
function codeOf(failure: unknown): string {
  const { code, name } = Object(failure) as { readonly code?: unknown; readonly name?: unknown }
  if (name === 'HTTPParserError' || code === 'ERR_ASSERTION') return 'HPE_INVALID'
  return typeof code === 'string' && /^[A-Z][A-Z\d_/]+$/.test(code) ? code : 'UNKNOWN'
}
