import { SessionError } from '../errors/session-error.ts'
import type * as v from 'valibot'

/** Which reply is being read, for the message. */
export interface ReplySource {
  readonly protocol: string
  /** Such as `login`. */
  readonly what: string
  /** HTTP status of the reply. */
  readonly status: number
}

/**
 * Reads what a server sent through a schema.
 *
 * @throws SessionError `unexpected-reply`, naming the path that does not fit and never a value.
 */
export function parseReply<Schema extends v.GenericSchema>(
  { protocol, what, status }: ReplySource,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  // Through the face that all schemas share: valibot's own functions would have to be shipped.
  const result = schema['~standard'].validate(value) as Result<v.InferOutput<Schema>>
  if (!result.issues) return result.value

  const path = result.issues[0]?.path?.map(({ key }) => key).join('.') ?? 'the whole reply'
  throw new SessionError('unexpected-reply', {
    protocol,
    vendor: { status },
    message: `The ${what} reply does not fit at ${path}. Check url.`,
  })
}

/** What a schema without asynchronous parts says at once. */
type Result<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly path?: readonly { readonly key: PropertyKey }[] }[] }
