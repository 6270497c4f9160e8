import { encodeMultipart, type FormLike } from './multipart.ts'

/** A body as it was when it was taken, and the content type that goes with it unless the caller names one. */
export interface TakenBody {
  readonly body: unknown
  readonly contentType?: string
}

/**
 * Takes a body as it is now, whatever its owner does to it later; a stream stays one. It is told by what it can do, and
 * made into what every transport understands: each knows the classes of its own platform only.
 *
 * @throws TypeError for what no `fetch` can send.
 */
export function takeBody(body: unknown): TakenBody {
  if (typeof body === 'string' || isStream(body)) return { body }

  const kind = kindOf(body)
  if (kind === 'ArrayBuffer') return { body: new Uint8Array(body as ArrayBuffer).slice() }
  if (ArrayBuffer.isView(body)) {
    return { body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice() }
  }
  if (kind === 'URLSearchParams') return { body: String(body), contentType: formType }
  if (kind === 'FormData' && isIterable(body)) return typed(encodeMultipart(body as FormLike))
  if (body instanceof Blob) return typed(body)
  if (isBlobLike(body)) return typed(body)

  // Anything else is text, as to the platform's fetch.
  const text = String(body)
  if (typeof body === 'object' && text.startsWith('[object')) {
    throw new TypeError(`fetch cannot send a body of the kind ${kind}. Make a text, bytes or a form of it.`)
  }
  return { body: text }
}

/** The body of another realm's `Blob`: the platform cannot send it, and this can read it. */
export function isForeignBlob(body: unknown): body is Pick<Blob, 'arrayBuffer'> {
  return isBlobLike(body) && !(body instanceof Blob)
}

/** A stream or an async iterable, of whatever realm or library. */
export function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && ('getReader' in body || Symbol.asyncIterator in body)
}

const formType = 'application/x-www-form-urlencoded;charset=UTF-8'

function typed(body: Pick<Blob, 'type'>): TakenBody {
  return { body, ...(body.type && { contentType: body.type }) }
}

function kindOf(body: unknown): string {
  return Object.prototype.toString.call(body).slice('[object '.length, -1)
}

function isIterable(body: unknown): boolean {
  return typeof (body as { readonly [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function'
}

function isBlobLike(body: unknown): body is Pick<Blob, 'arrayBuffer' | 'type'> {
  const { arrayBuffer } = Object(body) as { readonly arrayBuffer?: unknown }
  return /^(?:Blob|File)$/.test(kindOf(body)) && typeof arrayBuffer === 'function'
}
