import type { BodyParts } from './body-parts.ts'
import type { RequestLike } from './call-input.ts'
import { cancelStream, type ClaimedStream, claimStream } from './claimed-stream.ts'
import type { KeptStream } from './kept-stream.ts'
import { loadBodies } from './rooms.ts'
import { isForeignBlob } from './taken-body.ts'
import { isTakenForm, type TakenForm } from './taken-form.ts'

type Body = BodyInit | null | undefined

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
export function keepBody(body: unknown, parts: BodyParts): ReplayableBody {
  // Nearly all bodies are nothing, or a text.
  if (typeof body !== 'object' || body === null) return keep(() => body as Body)
  if (isForeignBlob(body)) return keepBytes(body)

  if (isTakenForm(body)) return keepForm(body)

  const claimed = claimStream(body)
  return claimed ? keepLater(claimed, parts, ({ stream }) => stream) : keep(() => body as BodyInit)
}

/**
 * Keeps the body of a bare `Request`, of which nobody can see what it was made from. It is read before it is sent:
 * bytes keep their `Content-Length`, which a stream would lose. What does not fit is sent as a stream after all.
 *
 * @throws TypeError for a body that was used before.
 */
export function keepRequestBody(request: RequestLike, parts: BodyParts): ReplayableBody {
  if (request.bodyUsed) throw new TypeError('This body was used before.')
  if (request.body === null || /^(?:get|head)$/i.test(request.method)) return keep(nothing)

  const claimed = claimStream(request.body)
  if (!claimed) return keepBytes(request)

  return keepLater(claimed, parts, async ({ stream, whole }) => {
    const bytes = await whole()
    if (bytes) void stream.cancel()
    return bytes ?? stream
  })
}

/** Keeps a stream, which is locked by now: what copies it is loaded when there is one. */
function keepLater(
  claimed: ClaimedStream,
  parts: BodyParts,
  first: (kept: KeptStream) => Body | Promise<Body>,
): ReplayableBody {
  let kept: KeptStream | undefined
  const loading = loadBodies().then(({ keepClaimed }) => (kept = keepClaimed(claimed, parts)))
  return {
    first: async () => first(await loading),
    again: async () => (await loading).whole(),
    release: () => {
      if (kept) kept.release()
      else loading.then(({ release }) => release()).catch(nothing)
    },
    drop: (reason) => {
      if (kept) kept.drop(reason)
      else cancelStream(claimed, reason)
    },
  }
}

/** What is there at once is given at once. */
function keep(body: () => Body | Promise<Body>): ReplayableBody {
  return { first: body, again: async () => (await body()) ?? null, release: nothing, drop: nothing }
}

function nothing(): undefined {}

/** What writes it is loaded when there is one. */
function keepForm(form: TakenForm): ReplayableBody {
  return keep(async () => (await loadBodies()).writtenForm(form))
}

/** What can only be read whole. */
function keepBytes(body: Pick<Blob, 'arrayBuffer'>): ReplayableBody {
  let reading: Promise<ArrayBuffer> | undefined
  // A promise of our own: another realm's is not known for one.
  return keep(async () => new Uint8Array(await (reading ??= body.arrayBuffer())))
}
