import { SessionError } from '../errors/session-error.ts'
import { printable } from '../secrets/printable.ts'
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
  const result = attempt(source, () => schema['~standard'].validate(value))
  if (!(result instanceof Promise)) return outputOf(source, result) as StandardSchemaV1InferOutput<Schema>

  result.catch(() => {})
  throw new SessionError('invalid-options', {
    protocol: source.protocol,
    message: 'The schema has asynchronous parts: read the reply with parseReplyAsync.',
  })
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
  const result = await attempt(source, async () => schema['~standard'].validate(value)).catch(broken(source))
  return outputOf(source, result) as StandardSchemaV1InferOutput<Schema>
}

/** What a schema throws may quote the reply: nothing of it passes but its name and code. */
function attempt<Value>(source: ReplySource, validate: () => Value): Value {
  try {
    return validate()
  } catch (cause) {
    return broken(source)(cause)
  }
}

function broken({ protocol, what, status }: ReplySource): (cause: unknown) => never {
  return (cause) => {
    const message = `The schema failed on the ${what} reply; see cause.`
    throw new SessionError('unexpected-reply', { protocol, vendor: { status }, message, cause })
  }
}

type Result = Awaited<ReturnType<StandardSchemaV1['~standard']['validate']>>

function outputOf({ protocol, what, status }: ReplySource, result: Result): unknown {
  if (!result.issues) return result.value

  const [issue] = result.issues
  const keys = issue?.path?.map((part) => printable(String(typeof part === 'object' ? part.key : part), 60))
  throw new SessionError('unexpected-reply', {
    protocol,
    vendor: { status },
    message: `The ${what} reply does not fit at ${keys?.length ? keys.join('.') : 'the whole reply'}. Check url.`,
  })
}
