import { SessionError } from '@org/session-core'

/** The part of Standard Schema that is needed here; schemas of valibot, zod and arktype fit. */
export interface AnswerSchema<Output> {
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
  { name, status }: { readonly name: string; readonly status: number },
): Promise<Output> {
  const result = await schema['~standard'].validate(data)
  if (result.issues === undefined) return result.value

  const path = result.issues[0]?.path?.map(keyOf).join('.') ?? ''
  throw new SessionError('unexpected-reply', {
    protocol: 'securid',
    vendor: { status },
    message: `The data of ${name} does not fit its schema, at ${path === '' ? 'the top' : path}.`,
  })
}

function keyOf(segment: unknown): string {
  return String(typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment)
}
