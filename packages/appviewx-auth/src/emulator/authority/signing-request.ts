import { textOfName } from './general-name.ts'
import type { Library } from './library.ts'
import { fromPem } from './pem.ts'
import type { CertificationRequest, GeneralName } from 'pkijs'

/** A client's PKCS#10, and the names in it. */
export interface SigningRequest {
  readonly request: CertificationRequest
  readonly commonName: string | undefined
  readonly names: readonly string[]
}

/** Reads a signing request and checks its signature; undefined where it is none, or is not signed by its own key. */
export async function readSigningRequest(
  library: Library,
  text: string,
): Promise<SigningRequest | undefined> {
  const { pkijs } = library
  const der = fromPem(text)
  if (der === undefined || der.length === 0) return undefined

  try {
    const request = pkijs.CertificationRequest.fromBER(der)
    if (!(await request.verify())) return undefined

    const subject = request.subject.typesAndValues.find(({ type }) => type === '2.5.4.3')
    return { request, commonName: subject && printed(subject.value), names: namesIn(library, request) }
  } catch {
    return undefined
  }
}

/** The names, addresses and URIs that it asks for. */
function namesIn({ pkijs }: Library, { attributes = [] }: CertificationRequest): readonly string[] {
  const asked = attributes.find(({ type }) => type === '1.2.840.113549.1.9.14')?.values[0] as
    | object
    | undefined
  if (asked === undefined) return []

  const { extensions } = new pkijs.Extensions({ schema: asked })
  const alternative: unknown = extensions.find(({ extnID }) => extnID === '2.5.29.17')?.parsedValue
  const { altNames = [] } = (alternative ?? {}) as { readonly altNames?: readonly GeneralName[] }
  return altNames.flatMap((name) => textOfName(name) ?? [])
}

const printed = ({ valueBlock }: { readonly valueBlock: { readonly value?: unknown } }): string | undefined =>
  typeof valueBlock.value === 'string' ? valueBlock.value : undefined
