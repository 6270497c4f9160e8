import { takeBody } from './taken-body.ts'
import type { Input, Options } from 'ky'

/** A call as it is when it is made, whatever its owner does to its parts before ky is there to read them. */
export function asMade(input: Input, options?: Options): [Input, Options | undefined] {
  return [taken(copyOf, input), optionsAsMade(options)]
}

/** What an instance is made with, or a call. */
export function optionsAsMade<Given>(options: Given): Given {
  if (!isPlain(options)) return options

  const made: Record<string, unknown> = { ...options }
  for (const [name, take] of Object.entries(takers)) made[name] &&= taken(take, made[name])
  return made as Given
}

/** What cannot be taken is left to ky, which says why. */
function taken<Part>(take: (part: unknown) => unknown, part: Part): Part {
  try {
    return take(part) as Part
  } catch {
    return part
  }
}

function copyOf(part: unknown): unknown {
  const kinds = [Request, URL, Headers, URLSearchParams] as readonly (new (part: unknown) => object)[]
  const Kind = kinds.find((each) => part instanceof each)
  if (Kind) return new Kind(part)
  if (part instanceof FormData) return formOf(part)
  if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) return takeBody(part).body
  return whole(part)
}

function formOf(form: FormData): FormData {
  const copy = new FormData()
  for (const [name, value] of form) copy.append(name, value as Blob)
  return copy
}

/** In all its depth, as far as it is made of lists and plain objects. */
function whole(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(whole)
  if (!isPlain(part)) return part

  const copy = { ...part }
  for (const [name, each] of Object.entries(copy)) copy[name] = whole(each)
  return copy
}

function isPlain(part: unknown): part is Record<string, unknown> {
  const kind: unknown = Object(part) === part && Object.getPrototypeOf(part)
  return kind === null || kind === Object.prototype
}

/** What ky takes in the turn of the call, and how deep. */
const takers = {
  body: copyOf,
  context: (context: unknown) => (isPlain(context) ? { ...context } : context),
  headers: copyOf,
  hooks: whole,
  json: whole,
  retry: whole,
  searchParams: copyOf,
}
