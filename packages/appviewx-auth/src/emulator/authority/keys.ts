/** Which key is to be made, in the words of `csrParameters`: `RSA` and `2048`, `EC` and `384`. */
export interface KeyKind {
  readonly keyType: string
  readonly bitLength: number
}

/** A fast one, where nobody asks for another. */
export const defaultKeyKind: KeyKind = { keyType: 'EC', bitLength: 256 }

/** A key pair of this kind; sizes that WebCrypto does not have become the nearest that it has. */
export async function makeKeys({ keyType, bitLength }: KeyKind): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ['sign', 'verify']
  if (!/rsa/i.test(keyType)) {
    const namedCurve = bitLength > 256 ? 'P-384' : 'P-256'
    return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, usages)
  }

  const modulusLength = [4096, 3072].find((length) => bitLength >= length) ?? 2048
  const publicExponent = Uint8Array.of(1, 0, 1)
  return crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash: 'SHA-256' },
    true,
    usages,
  )
}
