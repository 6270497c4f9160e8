import { canonical } from '../../secrets/fingerprint.ts'
import { partsOf } from '../../secrets/parts-of.ts'
import { names } from '../../secrets/secrets-in.ts'

/** Who logs in, by the fields that name somebody; nothing where none does. For a protocol that does not say who it is. */
export function whoIn(credentials: unknown): string | undefined {
  const fields = partsOf(Object(credentials) as object).filter(([name]) => names.test(name))
  return fields.length > 0 ? canonical(Object.fromEntries(fields)) : undefined
}
