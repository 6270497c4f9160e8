import { type FormLike, formTypeOf, takeForm } from './taken-form.ts'

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
  const bytes = kind === 'ArrayBuffer' ? new Uint8Array(body as ArrayBuffer) : body
  if (ArrayBuffer.isView(bytes)) {
    return { body: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice() }
  }
  if (kind === 'URLSearchParams' || body instanceof URLSearchParams)
    return { body: String(body), contentType: formType }
  if (isForm(body)) {
    const form = takeForm(body)
    return { body: form, contentType: formTypeOf(form) }
  }
  if (isBlobLike(body)) return { body, contentType: body.type }

  // Anything else is text, as to the platform's fetch; an object without words for itself was meant to be something else.
  const text = 'toString' in Object(body) ? String(body) : '[object'
  if (typeof body === 'object' && text.startsWith('[object')) {
    throw new TypeError(
      `fetch cannot send a body of the kind ${kind}: use text, bytes, or the platform's FormData.`,
    )
  }
  return { body: text }
}

/** A `Blob` of another realm, or of a DOM in JavaScript (jsdom, happy-dom): the platform cannot send it, and this can read it. */
export function isForeignBlob(body: unknown): body is Pick<Blob, 'arrayBuffer'> {
  // What the platform does not know for a blob is a text to it, and has the type of one.
  const isKnown = body instanceof Blob && !new Response(new Blob()).headers.has('content-type')
  return isBlobLike(body) && !isKnown
}

/** A stream or an async iterable, of whatever realm or library. */
export function isStream(body: unknown): body is object {
  const given = Object(body) as object
  return 'getReader' in given || Symbol.asyncIterator in given
}

const formType = 'application/x-www-form-urlencoded;charset=UTF-8'

/** What a value says it is: the name of its class, in any realm. */
export function kindOf(body: unknown): string {
  return Object.prototype.toString.call(body).slice('[object '.length, -1)
}

/** Not every form says so (happy-dom's). */
function isForm(body: unknown): body is FormLike {
  const given = Object(body) as object
  return 'getAll' in given && Symbol.iterator in given
}

function isBlobLike(body: unknown): body is Pick<Blob, 'arrayBuffer' | 'type'> {
  const given = Object(body) as object
  return 'arrayBuffer' in given && 'size' in given
}
