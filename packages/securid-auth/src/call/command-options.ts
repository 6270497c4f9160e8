import { protocolName } from '../protocol-name.ts'
import { isRecord } from '../wire/answer.ts'
import type { CommandParameter } from '../wire/command-request.ts'
import { SessionError, type StandardSchemaV1 } from '@org/session-core'
import { checkOptions, isText, optional, type OptionRules } from '@org/session-core/vendor'

/** How to call a command. */
export interface CommandOptions<Output = unknown> {
  /** Parameters of the command. A list is sent with commas, undefined is left out; `cmd`, `format` and `token` are ours. */
  readonly params?: Readonly<Record<string, CommandParameter | undefined>> | undefined
  /** Default: POST with a body and for the commands documented so, GET for all others. */
  readonly method?: 'GET' | 'POST' | undefined
  /** XML, text or bytes; never a stream, so that it can be sent again after a new login. Not with GET. */
  readonly body?: string | Blob | ArrayBufferView<ArrayBuffer> | undefined
  /** A text that begins with `<` is sent as `application/xml` unless a Content-Type stands here. The session signs. */
  readonly headers?: HeadersInit | undefined
  /** What the data has to be; any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, Output> | undefined
  /** Ends this call. */
  readonly signal?: AbortSignal | undefined
}

const rules: OptionRules = {
  name: isText,
  params: optional((params) => isRecord(params) && Object.values(params).flat().every(isScalar)),
  method: optional((method) => method === 'GET' || method === 'POST'),
  body: optional(isBody),
  headers: optional(areHeaders),
  schema: optional((schema) => '~standard' in Object(schema)),
  signal: optional((signal) => 'aborted' in Object(signal)),
}

/**
 * Makes sure that a command can be called as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkCommand(name: string, options: CommandOptions): void {
  checkOptions({ protocol: protocolName }, rules, { ...options, name })

  const ours = Object.keys(options.params ?? {}).find((key) => /^(?:cmd|format|token)$/i.test(key))
  if (ours !== undefined)
    throw invalid(`The option params.${ours} is set by the command itself. Leave it out.`)
  if (options.method === 'GET' && options.body !== undefined) throw invalid('A GET has no body: use POST.')
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
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
