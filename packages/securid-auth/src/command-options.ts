import type { AnswerSchema } from './answer-schema.ts'
import { type Check, checkOptions, invalidOption, isText, optional } from './check-options.ts'
import { isRecord } from './wire/answer.ts'
import type { CommandParameter } from './wire/command-request.ts'

/** How to call a command. */
export interface CommandOptions {
  /** Parameters of the command. A list is sent with commas, undefined is left out; `cmd`, `format` and `token` are ours. */
  readonly params?: Readonly<Record<string, CommandParameter | undefined>>
  /** Default: POST with a body and for the commands documented so, GET for all others. */
  readonly method?: 'GET' | 'POST'
  /** XML, text or bytes; never a stream, so that it can be sent again after a new login. Not with GET. */
  readonly body?: string | Blob | ArrayBufferView<ArrayBuffer>
  /** A text that begins with `<` is sent as `application/xml` unless a Content-Type stands here. The session signs. */
  readonly headers?: HeadersInit
  /** What the data must look like: any Standard Schema, of valibot for instance. */
  readonly schema?: AnswerSchema<unknown>
  /** Ends the wait of this call. */
  readonly signal?: AbortSignal
}

const checks: Readonly<Record<keyof CommandOptions | 'name', Check>> = {
  name: isText,
  params: optional((params) => isRecord(params) && Object.values(params).flat().every(isScalar)),
  method: optional((method) => method === 'GET' || method === 'POST'),
  body: optional(isBody),
  headers: optional(areHeaders),
  schema: optional((schema) => '~standard' in Object(schema)),
  signal: optional((signal) => 'aborted' in Object(signal)),
}

/**
 * Makes sure that a command can be sent as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkCommand(name: string, options: CommandOptions): void {
  checkOptions<CommandOptions & { name: string }>(checks, { ...options, name })

  const ours = Object.keys(options.params ?? {}).find((key) => /^(?:cmd|format|token)$/i.test(key))
  if (ours !== undefined) throw invalidOption(`params.${ours}`, 'is set by command()')
  if (options.method === 'GET' && options.body !== undefined) throw invalidOption('body', 'needs POST')
}

/** Neither null nor an object, which would be sent as `[object Object]`. */
function isScalar(value: unknown): boolean {
  return typeof value !== 'object'
}

function isBody(value: unknown): boolean {
  return typeof value === 'string' || value instanceof Blob || ArrayBuffer.isView(value)
}

/** The platform's own message would quote a value. */
function areHeaders(value: unknown): boolean {
  try {
    return Boolean(new Headers(value as HeadersInit))
  } catch {
    return false
  }
}
