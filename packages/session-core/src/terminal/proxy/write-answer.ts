import { namedBy } from './passing-headers.ts'
import type { ServerResponse } from 'node:http'

/** Writes an answer, piece by piece as it comes; one that is there as a whole goes in one packet. */
export async function writeAnswer(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, answerHeaders(answer))
  const reader = answer.body?.getReader()
  let piece = await reader?.read()
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

/** The transport has decoded the body: its length and encoding are no longer what the server said. */
function answerHeaders({ headers }: Response): string[] {
  const isDecoded = headers.has('content-encoding')
  const named = namedBy(headers.get('connection') ?? '')
  const raw: string[] = []
  for (const [name, value] of headers) {
    const isChanged = isDecoded && (name === 'content-encoding' || name === 'content-length')
    if (!ofConnection.has(name) && !named.has(name) && !isChanged) raw.push(name, value)
  }
  return raw
}

const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade'])
