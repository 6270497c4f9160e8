import { SessionError } from './errors/session-error.ts'
import * as v from 'valibot'

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
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output

  const path = v.getDotPath(result.issues[0]) ?? 'the whole reply'
  throw new SessionError('unexpected-reply', {
    protocol,
    vendor: { status },
    message: `The ${what} reply does not fit at ${path}. Check url.`,
  })
}
