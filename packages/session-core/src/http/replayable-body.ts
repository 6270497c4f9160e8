import type { SessionPolicy } from '../session-policy.ts'
import { type BodySource, sourceOf } from './body-source.ts'
import type { RequestLike } from './call-input.ts'
import type { KeptStream } from './kept-stream.ts'
import { loadKeptStream } from './rooms.ts'
import { isForeignBlob } from './taken-body.ts'

type Body = BodyInit | null | undefined
type Bound = Pick<SessionPolicy, 'maxReplayBytes'>

/** A request's body, kept so that it can be sent a second time as it was when the call was made. */
export interface ReplayableBody {
  /** For the first sending. What nobody can see through is read first, and is to be waited for. */
  readonly first: () => Body | Promise<Body>
  /** For the second sending; `undefined` when it did not fit into what may be kept. */
  readonly again: () => Promise<Body>
  /** Lets go of what was kept. */
  readonly release: () => void
  /** The call failed: a stream is cancelled, as the platform's fetch does. */
  readonly drop: (reason: unknown) => void
}

/** Keeps a body that was taken. Of a stream, `maxReplayBytes` bytes are kept at most. */
export function keepBody(body: unknown, { maxReplayBytes }: Bound): ReplayableBody {
  if (body === null || body === undefined) return nothing
  if (isForeignBlob(body)) return keepBytes(() => body.arrayBuffer())

  const source = sourceOf(body)
  if (!source) return keep(body as BodyInit)

  return keepLater(source, maxReplayBytes, ({ stream }) => stream)
}

/**
 * Keeps the body of a bare `Request`, of which nobody can see what it was made from. It is read before it is sent:
 * bytes keep their `Content-Length`, which a stream would lose. What does not fit is sent as a stream after all.
 *
 * @throws TypeError for a body that was used before.
 */
export function keepRequestBody(request: RequestLike, { maxReplayBytes }: Bound): ReplayableBody {
  if (request.bodyUsed) throw new TypeError('The body of this Request was used before.')
  if (request.body === null || /^(?:get|head)$/i.test(request.method)) return nothing

  const source = sourceOf(request.body)
  if (!source) return keepBytes(() => request.arrayBuffer())

  return keepLater(source, maxReplayBytes, async ({ stream, whole }) => {
    const bytes = await whole()
    if (bytes) void stream.cancel()
    return bytes ?? stream
  })
}

/** Keeps a stream, which is locked by now: what copies it is loaded when there is one. */
function keepLater(
  source: BodySource,
  maxBytes: number,
  first: (kept: KeptStream) => Body | Promise<Body>,
): ReplayableBody {
  let kept: KeptStream | undefined
  const loading = loadKeptStream().then(({ keepStream }) => (kept = keepStream(source, maxBytes)))
  return {
    first: async () => first(await loading),
    again: async () => (await loading).whole(),
    release: () => {
      if (kept) kept.release()
      else loading.then(({ release }) => release()).catch(() => {})
    },
    drop: (reason) => (kept ? kept.drop(reason) : source.cancel(reason)),
  }
}

function keep(body: Body): ReplayableBody {
  return { first: () => body, again: () => Promise.resolve(body ?? null), release: () => {}, drop: () => {} }
}

const nothing = keep(undefined)

/** What can only be read whole. */
function keepBytes(read: () => Promise<ArrayBuffer>): ReplayableBody {
  let reading: Promise<ArrayBuffer> | undefined
  // A promise of our own: another realm's is not known for one.
  const bytes = async (): Promise<Body> => new Uint8Array(await (reading ??= read()))
  return { first: bytes, again: bytes, release: () => {}, drop: () => {} }
}
