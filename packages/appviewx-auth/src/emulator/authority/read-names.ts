import { textOfName } from './general-name.ts'
import type { Extension, GeneralName, RelativeDistinguishedNames } from 'pkijs'

/** The common name, where there is one that is text. */
export function commonNameIn({ typesAndValues }: RelativeDistinguishedNames): string | undefined {
  const found = typesAndValues.find(({ type }) => type === '2.5.4.3')
  const { value } = (found?.value ?? { valueBlock: {} }).valueBlock as { readonly value?: unknown }
  return typeof value === 'string' ? value : undefined
}

/** The alternative names among extensions: hosts, addresses and URIs. */
export function namesAmong(extensions: readonly Extension[]): readonly string[] {
  const alternative: unknown = extensions.find(({ extnID }) => extnID === '2.5.29.17')?.parsedValue
  const { altNames = [] } = (alternative ?? {}) as { readonly altNames?: readonly GeneralName[] }
  return altNames.flatMap((name) => textOfName(name) ?? [])
}
