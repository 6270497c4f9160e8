import { jsonBody } from './json-body.ts'
import { isStream, takeBody, type TakenBody } from './taken-body.ts'
import type { Input, Options } from 'ky'

/** A call as it is when it is made, whatever its owner does to its parts before ky is there to read them. */
export function asMade(input: Input, options?: Options): [Input, Options | undefined] {
  if (typeof options !== 'object' || Array.isArray(options)) return [copyOf(input), options]

  const { body, headers, searchParams } = options
  return [
    copyOf(input),
    {
      ...options,
      ...(body && { body: copyOf(body) }),
      ...(headers && { headers: copyOf(headers) }),
      ...(searchParams && { searchParams: copyOf(searchParams) }),
      ...handedOn(options),
    },
  ]
}

/** A stream is sent as it comes, and the first to take it is who sends it. */
function handedOn({ body, json, stringifyJson }: Options): { readonly sessionBody?: TakenBody | undefined } {
  if (json === undefined) return body && !isStream(body) ? { sessionBody: takeBody(body) } : {}
  try {
    // How an instance writes is known when ky is there.
    return stringifyJson ? {} : { sessionBody: jsonBody(json) }
  } catch {
    return {}
  }
}

function copyOf<Part>(part: Part): Part
function copyOf(part: unknown): unknown {
  if (part instanceof URL) return new URL(part)
  if (part instanceof Headers) return new Headers(part)
  if (part instanceof URLSearchParams) return new URLSearchParams(part)
  if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) return takeBody(part).body
  if (Array.isArray(part)) return part.map((each: unknown) => copyOf(each))
  const isPlain = Object.getPrototypeOf(Object(part)) === Object.prototype
  return isPlain ? { ...(part as object) } : part
}
