import type { AnswerClass } from '../../node/response/answer-class.ts'
import { collectedBody } from '../../node/response/collected-body.ts'
import { createDecoders } from '../../node/response/decoders.ts'
import { isBodiless, makeResponse } from '../../node/response/make-response.ts'
import type { IncomingMessage } from 'node:http'
import { finished, PassThrough, pipeline, Readable } from 'node:stream'

/** What was asked, and what its answer is made of. */
interface Asked {
  readonly Answer: AnswerClass
  readonly method: string
  readonly url: string
}

/** An answer that is there as a whole says so; any other comes as a stream. */
export async function leanAnswer(
  incoming: IncomingMessage,
  { Answer, method, url }: Asked,
): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = incoming
  const head = { status, statusText, headers, url }
  if (isBodiless(method, status)) {
    incoming.resume()
    return makeResponse(Answer, head, { stream: null, pieces: [] })
  }
  await new Promise((resolve) => setImmediate(resolve))
  const encoding = headers['content-encoding']
  if (!incoming.complete || encoding !== undefined) {
    return makeResponse(Answer, head, { stream: streamOf(incoming, encoding), pieces: undefined })
  }

  const bytes = incoming.read() as Buffer | null
  incoming.resume()
  const pieces = bytes ? [bytes] : []
  return makeResponse(Answer, head, { stream: bytes && collectedBody(pieces), pieces })
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
