import { terminated } from '../errors/failures.ts'
import { TransportError } from '../errors/transport-error.ts'
import { createDecoders } from './decoders.ts'
import { createStreamedBody, type Reader, type StreamedBody } from './streamed-body.ts'
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
export function createDecodedBody({ encoding, maxDecodedBytes }: Coding, reader: Reader): StreamedBody {
  let chain: readonly Transform[] | undefined
  let total = 0

  const stop = (): void => {
    for (const decoder of chain ?? []) decoder.destroy()
  }
  const refuse = (reason: TransportError): void => {
    const failure = terminated(reason)
    body.fail(failure)
    stop()
    reader.cancel(failure)
  }
  const body = createStreamedBody({
    more: () => {
      chain?.at(-1)?.resume()
      if (!chain?.[0]?.writableNeedDrain) reader.more()
    },
    cancel: (reason) => {
      stop()
      reader.cancel(reason)
    },
  })

  const build = (start: Uint8Array): readonly Transform[] => {
    const decoders = createDecoders(encoding, start)
    for (const decoder of decoders) decoder.on('error', () => refuse(undecodable(encoding)))
    if (decoders.length > 1) pipeline(decoders, () => {})
    decoders[0]?.on('drain', reader.more)
    decoders.at(-1)?.on('end', body.end)
    decoders.at(-1)?.on('data', (chunk: Buffer) => {
      total += chunk.byteLength
      if (total > maxDecodedBytes) refuse(tooLong(maxDecodedBytes))
      else if (!body.write(chunk)) decoders.at(-1)?.pause()
    })
    return decoders
  }

  return {
    stream: body.stream,
    write: (chunk) => {
      chain ??= build(chunk)
      return (chain[0] ?? body).write(chunk)
    },
    end: () => (chain?.[0] ?? body).end(),
    fail: (reason) => {
      body.fail(reason)
      stop()
    },
  }
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
