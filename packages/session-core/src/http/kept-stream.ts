import type { BodySource } from './body-source.ts'
import { joined } from './bounded-body.ts'
import { copyOf, createHandOver, type Piece } from './handed-piece.ts'
import { neverText } from './never-text.ts'
import type { Pace } from './pace.ts'

/** A stream that is sent while its first bytes are kept. */
export interface KeptStream {
  /** What is sent: each piece as the source gave it, asked for when it is wanted and not before. */
  readonly stream: ReadableStream<Piece>
  /**
   * All of it, read to its end; `undefined` as soon as it turns out to be longer than what may be kept.
   *
   * @throws what the source threw.
   */
  readonly whole: () => Promise<Piece | undefined>
  /** Keeps nothing more. Who sends may read on; what nobody sends any more is cancelled. */
  readonly release: () => void
  /** Ends the source, and the sending with it. */
  readonly drop: (reason: unknown) => void
}

type Controller = ReadableByteStreamController | ReadableStreamDefaultController<Piece>

interface Flow {
  readonly source: BodySource
  readonly handOver: (piece: Uint8Array) => Piece
  /** What was read so far, until it is more than may be kept, or nobody needs it any more. */
  kept: Piece[] | undefined
  /** Bytes that may still be kept. */
  room: number
  state: 'flowing' | 'ended' | 'broken'
  failure?: unknown
  sending?: Controller | undefined
  /** One piece at a time, whoever asks. */
  reading?: Promise<void> | undefined
}

/** How much is kept, and how its pieces are taken. */
export interface Keeping {
  readonly maxBytes: number
  readonly pace: Pace | undefined
}

/**
 * Keeps the beginning of a stream on its way. Whoever fills one buffer again and again finds his bytes as they were. The
 * server may answer before all was sent, and the transport hang up; then it is read on here, so that a short stream can
 * be sent again.
 */
export function keepStream(source: BodySource, { maxBytes, pace }: Keeping): KeptStream {
  const { isOfBytes } = source
  const flow: Flow = {
    source,
    handOver: createHandOver({ isOfBytes, pace }),
    kept: [],
    room: maxBytes,
    state: 'flowing',
  }
  const start = (controller: Controller): void => {
    flow.sending = controller
  }
  const cancel = (reason: unknown): void => {
    flow.sending = undefined
    flow.failure = reason
    letGo(flow)
  }
  const origin = {
    start,
    pull: () => readOn(flow),
    cancel,
    // A stream of bytes gives its buffers away, and some are needed again.
    type: isOfBytes && pace !== 'ahead' ? 'bytes' : undefined,
  } as UnderlyingDefaultSource<Piece>
  return {
    stream: neverText(new ReadableStream(origin, { highWaterMark: 0 })),
    whole: async () => {
      while (flow.state === 'flowing' && flow.kept) await readOn(flow)
      if (flow.state === 'broken') throw flow.failure
      return flow.kept && joined(flow.kept)
    },
    release: () => {
      flow.kept = undefined
      letGo(flow)
    },
    drop: (reason) => {
      flow.kept = undefined
      fail(flow, reason)
      source.cancel(reason)
    },
  }
}

function readOn(flow: Flow): Promise<void> {
  flow.reading ??= readPiece(flow)
  return flow.reading
}

async function readPiece(flow: Flow): Promise<void> {
  try {
    let piece = await flow.source.read()
    // A stream of bytes knows no empty piece.
    while (piece?.byteLength === 0) piece = await flow.source.read()
    flow.reading = undefined
    if (piece) pass(flow, piece)
    else end(flow)
  } catch (failure) {
    flow.reading = undefined
    fail(flow, failure)
  }
}

function pass(flow: Flow, piece: Uint8Array): void {
  flow.room -= piece.byteLength
  if (flow.room < 0) flow.kept = undefined
  flow.kept?.push(copyOf(piece))
  // As long as it may be read on here, nobody knows how much of it is still to be sent.
  flow.sending?.enqueue(flow.kept ? copyOf(piece) : flow.handOver(piece))
  letGo(flow)
}

function end(flow: Flow): void {
  if (flow.state !== 'flowing') return
  flow.state = 'ended'
  flow.sending?.close()
  // A stream of bytes waits for the piece that it asked for.
  ;(flow.sending as Partial<ReadableByteStreamController> | undefined)?.byobRequest?.respond(0)
}

function fail(flow: Flow, failure: unknown): void {
  if (flow.state !== 'flowing') return
  flow.state = 'broken'
  flow.failure = failure
  flow.sending?.error(failure)
}

/** What is neither sent nor kept any more is not read either. */
function letGo({ kept, sending, source, state, failure }: Flow): void {
  if (state === 'flowing' && !kept && !sending) source.cancel(failure)
}
