import { failing, isSessionError, type SessionError } from '../errors/session-error.ts'
import { printable } from '../secrets/printable.ts'
import { isPending } from '../time/pending.ts'
import type { StandardSchemaV1, StandardSchemaV1InferOutput } from 'ky'

/** Which reply is being read, for the message. */
export interface ReplySource {
  readonly protocol: string
  /** Such as `login`. */
  readonly what: string
  /** HTTP status of the reply. */
  readonly status: number
}

/**
 * Reads what a server sent through a Standard Schema: valibot's, zod's, arktype's or your own.
 *
 * @throws SessionError `unexpected-reply`, naming the path that does not fit and never a value; `invalid-options` for a
 * schema with asynchronous parts, which `parseReplyAsync` reads.
 */
export function parseReply<Schema extends StandardSchemaV1>(
  source: ReplySource,
  schema: Schema,
  value: unknown,
): StandardSchemaV1InferOutput<Schema> {
  try {
    return outputOf(source, schema['~standard'].validate(value)) as StandardSchemaV1InferOutput<Schema>
  } catch (cause) {
    throw schemaFailure(source, cause)
  }
}

/**
 * Reads what a server sent through a Standard Schema, whose parts may be asynchronous.
 *
 * @throws SessionError `unexpected-reply`, naming the path that does not fit and never a value.
 */
export async function parseReplyAsync<Schema extends StandardSchemaV1>(
  source: ReplySource,
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1InferOutput<Schema>> {
  try {
    return outputOf(source, await schema['~standard'].validate(value)) as StandardSchemaV1InferOutput<Schema>
  } catch (cause) {
    throw schemaFailure(source, cause)
  }
}

type Result = ReturnType<StandardSchemaV1['~standard']['validate']>

/** What a schema made of a reply. A TypeError where it answered neither a value nor issues. */
function outputOf(source: ReplySource, result: Result): unknown {
  if (isPending(result)) {
    result.catch(() => {})
    const message = 'The schema is asynchronous: use parseReplyAsync.'
    throw failing(source.protocol)('invalid-options', message)
  }
  if (!result.issues && 'value' in result) return result.value

  const [issue] = result.issues
  const keys = issue?.path?.map((part) => printable(String(typeof part === 'object' ? part.key : part), 60))
  throw failure(source, `does not fit at ${keys?.length ? keys.join('.') : 'the root'}. Check url and schema`)
}

/** What a schema throws may quote the reply: nothing of it passes but its name and code. */
function schemaFailure(source: ReplySource, cause: unknown): SessionError {
  if (isSessionError(cause)) return cause
  return failure(source, 'cannot be read: the schema failed, or is no Standard Schema', cause)
}

function failure(source: ReplySource, words: string, cause?: unknown): SessionError {
  const { protocol, what, status } = Object(source) as ReplySource
  return failing(protocol)('unexpected-reply', `The ${what} reply ${words}.`, { vendor: { status }, cause })
}
