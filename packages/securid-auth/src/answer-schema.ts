import { failure } from './failure.ts'
import { isRecord } from './wire/answer.ts'

/** The part of Standard Schema that is needed here; schemas of valibot, zod and arktype fit. */
export interface AnswerSchema<Output> {
  /** The face that such schemas share. */
  readonly '~standard': {
    readonly validate: (value: unknown) => Validated<Output> | Promise<Validated<Output>>
  }
}

type Validated<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly path?: readonly unknown[] | undefined }[] }

/**
 * Reads the data of a command through a schema.
 *
 * @throws SessionError `unexpected-reply`, naming the path that does not fit and never a value.
 */
export async function checkAnswer<Output>(
  schema: AnswerSchema<Output>,
  data: unknown,
  command: string,
): Promise<Output> {
  const result = await schema['~standard'].validate(data)
  if (result.issues === undefined) return result.value

  const path = result.issues[0]?.path?.map((segment) => String(isRecord(segment) ? segment['key'] : segment))
  throw failure(
    'unexpected-reply',
    `The data of ${command} does not fit schema at ${path?.join('.') ?? 'its top'}.`,
  )
}
