import { protocolName } from '../protocol-name.ts'
import type { CommandParameter } from '../wire/command-request.ts'
import { type OptionRules, SessionError, type StandardSchemaV1 } from '@org/session-core'
import { aText, type CallOptions, checkCall, isObject } from '@org/session-core/vendor'

/** A schema of valibot, zod, arktype or your own, by what it reads. */
export type AnswerSchema<Output> = StandardSchemaV1<unknown, Output>

/**
 * What a command answers with. `data`: what stands under `data` or the command's own name. `bytes`: the body as it came,
 * such as an image. `response`: the whole answer, its body unread; a refusal inside a 2xx is then the caller's to find.
 */
export type CommandAnswer = 'data' | 'bytes' | 'response'

/** What a command is called with. */
export interface CommandOptions<Output = unknown> extends CallOptions<Output> {
  /**
   * Parameters of the command; `cmd`, `format` and `token` are ours. A list is sent with commas. One that is `undefined` is
   * left out, and filters nothing: with `{ user_id: undefined }`, `findUsers` finds everybody.
   */
  readonly params?: Readonly<Record<string, CommandParameter | undefined>> | undefined
  /** Default: POST with a body and for the commands documented so, GET for all others. */
  readonly method?: 'GET' | 'POST' | undefined
  /** XML, text or bytes; never a stream, so that it can be sent again after a new login. Not with GET. */
  readonly body?: string | Blob | ArrayBufferView<ArrayBuffer> | undefined
  /**
   * Headers of the call. A text that begins with `<` is sent as `application/xml` unless a Content-Type stands here;
   * the session adds its own. A value that is `undefined` is sent as that word, as with the platform's `fetch`.
   */
  readonly headers?: RequestInit['headers'] | undefined
}

const rules: OptionRules = {
  name: aText,
  params: { expects: 'an object of parameters by name', accepts: isObject },
  method: { expects: 'GET or POST', accepts: (method) => method === 'GET' || method === 'POST' },
  body: { expects: 'a text, a Blob or a Uint8Array', accepts: isBody },
  headers: { expects: 'names and texts that a header can carry', accepts: areHeaders },
}
const answers: readonly CommandAnswer[] = ['data', 'bytes', 'response']

/**
 * Makes sure that a command can be called as it is meant.
 *
 * @throws SessionError `invalid-options`, naming the option.
 */
export function checkCommand(
  name: string,
  options: CommandOptions & { readonly as?: CommandAnswer | undefined },
): void {
  checkCall(protocolName, { rules, answers, beside: { name } }, options)

  const { params, method, body } = options
  const ours = Object.keys(params ?? {}).find((key) => /^(?:cmd|format|token)$/i.test(key))
  if (ours !== undefined) throw invalid(`Leave out params.${ours}: the command sets it.`)
  for (const [key, value] of Object.entries(params ?? {})) {
    if (value !== undefined && ![value].flat().every(isScalar)) {
      throw invalid(
        `The option params.${key} is wrong: expected a text, a number, a boolean or a list of them.`,
      )
    }
  }
  if (method === 'GET' && body !== undefined) throw invalid('A GET has no body: use POST.')
}

function invalid(message: string): SessionError {
  return new SessionError('invalid-options', { protocol: protocolName, message })
}

/** Nothing that would be sent as `[object Object]`, as its source, as `NaN`, or, in a list, as an empty text. */
function isScalar(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : /^(?:string|boolean|bigint)$/.test(typeof value)
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
