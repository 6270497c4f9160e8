/**
 * What valibot, zod, arktype and others have in common, as far as it is used here: version 1 of
 * https://standardschema.dev.
 */
export interface StandardSchema<Output> {
  /** The face that such schemas share. */
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => Validation<Output> | Promise<Validation<Output>>
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined
  }
}

type Validation<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] }

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/**
 * What a schema makes of a value, or the path at which it does not fit; without a schema, the value as it is.
 * The schema's messages are left behind: they quote values.
 */
export async function validate<Output>(
  value: unknown,
  schema: StandardSchema<Output> | undefined,
): Promise<{ readonly output: Output } | { readonly misfit: string }> {
  if (schema === undefined) return { output: value as Output }

  const result = await schema['~standard'].validate(value)
  if (result.issues === undefined) return { output: result.value }

  const path = (result.issues[0]?.path ?? []).map((part) =>
    String(typeof part === 'object' ? part.key : part),
  )
  return { misfit: ['response', ...path].join('.') }
}
