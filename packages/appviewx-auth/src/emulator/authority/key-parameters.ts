import type { Library } from './library.ts'
import type { CertificationRequest } from 'pkijs'

/** A key in the words of `csrParameters`, all of them texts. */
export interface KeyParameters {
  readonly keyType: string
  readonly bitLength: string
  readonly hashFunction: string
}

/** Which key a signing request is for, and how it was signed: `RSA`, `2048`, `SHA256`. */
export async function keyParameters(
  { pkijs }: Library,
  request: CertificationRequest,
): Promise<KeyParameters> {
  const { algorithm } = await request.getPublicKey()
  const { modulusLength, namedCurve = '' } = algorithm as Partial<RsaKeyAlgorithm & EcKeyAlgorithm>
  const hash = pkijs.getCrypto(true).getHashAlgorithm(request.signatureAlgorithm)

  return {
    keyType: modulusLength === undefined ? 'EC' : 'RSA',
    bitLength: String(modulusLength ?? namedCurve.replace('P-', '')),
    hashFunction: hash.replace('-', ''),
  }
}
