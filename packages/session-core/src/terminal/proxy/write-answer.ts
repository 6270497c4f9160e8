import { canDecode } from '../../node/response/decoders.ts'
import { namedBy } from './passing-headers.ts'
import { type ServerResponse, STATUS_CODES } from 'node:http'

/** Writes an answer, piece by piece as it comes; one that is there as a whole goes in one packet. */
export async function writeAnswer(answer: Response, response: ServerResponse): Promise<void> {
  const reader = answer.body?.getReader()
  const first = reader?.read()
  const isThere = await Promise.race([Promise.resolve(first).then(() => true), soon()])
  const { status, statusText } = answer
  response.writeHead(status, statusText || STATUS_CODES[status], answerHeaders(answer))
  // What comes later, or breaks off, has a head: some callers ask again where they heard nothing.
  if (!isThere) response.flushHeaders()

  let piece = await first
  if (reader === undefined || piece === undefined || piece.done) {
    response.end()
    return
  }

  const second = reader.read()
  const isWhole = await Promise.race([second.then(({ done }) => done), soon()])
  if (isWhole) {
    response.end(piece.value)
    return
  }
  response.write(piece.value)
  for (piece = await second; !piece.done; piece = await reader.read()) {
    if (!response.write(piece.value)) await roomIn(response)
    if (response.destroyed) return reader.cancel()
  }
  response.end()
}

/** After all that is under way by now: a stream that has more to say has said so. */
function soon(): Promise<false> {
  return new Promise((resolve) => setImmediate(resolve, false))
}

/** Until the caller has taken what was written, or has gone. */
function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      response.off('drain', settle).off('close', settle)
      resolve()
    }
    response.on('drain', settle).on('close', settle)
  })
}

function answerHeaders(answer: Response): string[] {
  const { headers, status } = answer
  const kept = new Set([...ofConnection, ...namedBy(headers.get('connection') ?? ''), ...untrue(answer)])
  const raw = [...headers].filter(([name]) => !kept.has(name)).flat()
  return status === 205 ? [...raw, 'content-length', '0'] : raw
}

const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade']

/** What the server said of a body that is another one here. */
function untrue({ headers, status }: Response): readonly string[] {
  // Nothing follows, whatever the server said: a caller would wait for it (RFC 9110, 8.6 and 15.3.6).
  if (status === 204 || status === 205) return ['content-length']
  // The transport has decoded it, if it could.
  return canDecode(headers.get('content-encoding') ?? '') ? ['content-encoding', 'content-length'] : []
}
