import { terminated } from '../errors/failures.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDecoders } from './decoders.ts'
import { type BodyWriter, createStreamedBody, type Source, type StreamedBody } from './streamed-body.ts'
import { pipeline, type Transform } from 'node:stream'

/** How a body was packed, and how much may become of it, in bytes. */
export interface Coding {
  readonly encoding: string
  readonly maxDecodedBytes: number
}

/**
 * A body that is unpacked on its way, at its reader's pace: what nobody reads is not unpacked. One that is packed in a
 * way that nobody knows is handed on as it is.
 */
export function createDecodedBody(coding: Coding, source: Source): StreamedBody {
  let chain: readonly Transform[] | undefined

  const stop = (): void => {
    for (const decoder of chain ?? []) decoder.destroy()
  }
  const { stream, writer } = createStreamedBody({
    more: () => {
      chain?.at(-1)?.resume()
      if (!chain?.[0]?.writableNeedDrain) source.more()
    },
    cancel: (reason) => {
      stop()
      source.cancel(reason)
    },
  })
  const fail = (reason: unknown): void => {
    writer.fail(reason)
    stop()
  }
  const refuse = (reason: TransportError): void => {
    const failure = terminated(reason)
    fail(failure)
    source.cancel(failure)
  }

  return {
    stream,
    writer: {
      write: (chunk) => {
        chain ??= connect(createDecoders(coding.encoding, chunk), coding, {
          more: source.more,
          refuse,
          writer,
        })
        return (chain[0] ?? writer).write(chunk)
      },
      end: () => (chain?.[0] ?? writer).end(),
      fail,
    },
  }
}

interface Ends {
  readonly more: () => void
  readonly refuse: (reason: TransportError) => void
  readonly writer: BodyWriter
}

/** Joins the decoders, the network before the first of them, and the reader behind the last. */
function connect(
  decoders: readonly Transform[],
  { encoding, maxDecodedBytes }: Coding,
  { more, refuse, writer }: Ends,
): readonly Transform[] {
  const last = decoders.at(-1)
  let total = 0
  for (const decoder of decoders) decoder.on('error', () => refuse(undecodable(encoding)))
  if (decoders.length > 1) pipeline(decoders, () => {})
  decoders[0]?.on('drain', more)
  last?.on('end', writer.end)
  last?.on('data', (chunk: Buffer) => {
    total += chunk.byteLength
    if (total > maxDecodedBytes) refuse(tooLong(maxDecodedBytes))
    else if (!writer.write(chunk)) last.pause()
  })
  return decoders
}

function tooLong(most: number): TransportError {
  return new TransportError(
    'DECODED_TOO_LONG',
    `The body is compressed, and unpacks to more than ${most} bytes (maxDecodedBytes).`,
  )
}

function undecodable(encoding: string): TransportError {
  const coding = encoding.replaceAll(/[^\w, -]/g, '?').slice(0, 40)
  return new TransportError('UNDECODABLE', `The body is not compressed as its head says: ${coding}.`)
}
