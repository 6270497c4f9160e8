import type { Library } from './library.ts'
import { fromPem } from './pem.ts'
import { commonNameIn, namesAmong } from './read-names.ts'
import type { CertificationRequest } from 'pkijs'

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

    return { request, commonName: commonNameIn(request.subject), names: namesIn(library, request) }
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

  return namesAmong(new pkijs.Extensions({ schema: asked }).extensions)
}
