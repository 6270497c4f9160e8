import type { AnswerSchema } from './answer-schema.ts'
import { abortSignal, checkOptions, invalidOptions, optionsObject, text } from './check-options.ts'
import type { CommandParameter } from './wire/command-path.ts'
import { documentedMethod } from './wire/documented-method.ts'
import * as v from 'valibot'

/** How to call a command. */
export interface CommandOptions {
  /** Parameters of the command. A list is sent with commas, undefined is left out; `cmd`, `format` and `token` are ours. */
  readonly params?: Readonly<Record<string, CommandParameter | undefined>>
  /** Default: POST with a body and for the commands documented so, GET for all others. */
  readonly method?: 'GET' | 'POST'
  /** XML, text or bytes; never a stream, so that it can be sent again after a new login. */
  readonly body?: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>
  /** A text that begins with `<` is sent as `application/xml` unless a Content-Type stands here. */
  readonly headers?: HeadersInit
  /** What the data must look like: any Standard Schema, of valibot for instance. */
  readonly schema?: AnswerSchema<unknown>
  /** Ends the wait of this call. */
  readonly signal?: AbortSignal
}

/** What to fetch, and what to expect. */
export interface CommandCall {
  readonly params: CommandOptions['params']
  readonly schema: AnswerSchema<unknown> | undefined
  readonly init: RequestInit
}

const scalar = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean()])
const parameter = v.union(
  [scalar, v.array(scalar)],
  'is not a string, a finite number, a boolean or a list of them',
)

const OptionsSchema = optionsObject({
  params: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^(?!(?:cmd|format|token)$)/i, 'is set by command() itself')),
      v.optional(parameter),
      'is not an object',
    ),
  ),
  method: v.optional(v.picklist(['GET', 'POST'], 'is neither GET nor POST')),
  body: v.optional(v.custom<NonNullable<CommandOptions['body']>>(isBody, 'is not text, a Blob or bytes')),
  headers: v.optional(v.custom<HeadersInit>((value) => typeof value === 'object', 'are no headers')),
  schema: v.optional(v.custom<AnswerSchema<unknown>>(isSchema, 'is not a Standard Schema')),
  signal: v.optional(abortSignal),
})

/**
 * Makes sure that a command can be sent as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function readCommandOptions(name: unknown, options: unknown): CommandCall {
  const command = checkOptions(text, name, 'name')
  const { params, schema, signal, ...content } = checkOptions(OptionsSchema, options)
  const { body } = content
  const method = content.method ?? (body === undefined ? documentedMethod(command) : 'POST')
  if (method === 'GET' && body !== undefined) throw invalidOptions('The option body needs the method POST.')

  const headers = readHeaders(content.headers)
  if (!headers.has('Accept')) headers.set('Accept', 'application/json')
  if (isMarkup(body) && !headers.has('Content-Type')) headers.set('Content-Type', 'application/xml')
  return { params, schema, init: { method, headers, body: body ?? null, signal: signal ?? null } }
}

function isMarkup(body: unknown): boolean {
  return typeof body === 'string' && /^\s*</.test(body)
}

function readHeaders(given: HeadersInit = {}): Headers {
  let headers: Headers
  try {
    headers = new Headers(given)
  } catch {
    // The platform's own message quotes the value.
    throw invalidOptions('The option headers holds a name or a value that HTTP cannot carry.')
  }
  if (headers.has('Authorization'))
    throw invalidOptions('The option headers holds Authorization: the session signs.')
  return headers
}

function isBody(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  )
}

function isSchema(value: unknown): boolean {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && '~standard' in value
}
