import type { Issued } from './authority.ts'
import type { Library } from './library.ts'
import type { Attribute, PKCS8ShroudedKeyBag, SafeBag } from 'pkijs'

type Bytes = Uint8Array<ArrayBuffer>

const encryption = {
  // The library draws a vector of its own.
  contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new Uint8Array(16) },
  hmacHashAlgorithm: 'SHA-256',
  iterationCount: 2048,
}

/** A private key in PKCS#8, encrypted with a password. */
export async function encryptedKey(issued: Issued, password: string): Promise<Bytes> {
  return new Uint8Array((await shroud(issued, password)).toSchema().toBER())
}

/** A private key in PKCS#8, as it is. */
export const plainKey = async (privateKey: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))

async function shroud({ library, privateKey }: Issued, password: string): Promise<PKCS8ShroudedKeyBag> {
  const { pkijs } = library
  if (privateKey === undefined) throw new TypeError('There is no private key to encrypt.')

  const parsedValue = pkijs.PrivateKeyInfo.fromBER(await plainKey(privateKey))
  const bag = new pkijs.PKCS8ShroudedKeyBag({ parsedValue })
  await bag.makeInternalValues({ ...encryption, password: encode(password) })
  return bag
}

/** Certificate, chain if it is wanted, and the key, if there is one, in PKCS#12. */
export async function toPkcs12(issued: Issued, password: string, withChain: boolean): Promise<Bytes> {
  const { certificate, chain, library, privateKey } = issued
  const { pkijs } = library
  const bagAttributes = [localKeyId(library)]
  const keyBags =
    privateKey === undefined
      ? []
      : [new pkijs.SafeBag({ bagId: keyBagId, bagValue: await shroud(issued, password), bagAttributes })]
  const certificateBags = [certificate, ...(withChain ? chain : [])].map(
    (one, at): SafeBag =>
      new pkijs.SafeBag({
        bagId: certificateBagId,
        bagValue: new pkijs.CertBag({ parsedValue: one }),
        ...(at === 0 && { bagAttributes }),
      }),
  )
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new pkijs.SafeContents({ safeBags: [...keyBags, ...certificateBags] }) },
      ],
    },
  })
  await safe.makeInternalValues({ safeContents: [{}] })

  const file = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } })
  const integrity = { iterations: 2048, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' }
  await file.makeInternalValues({ ...integrity, password: encode(password) })
  return new Uint8Array(file.toSchema().toBER())
}

const keyBagId = '1.2.840.113549.1.12.10.1.2'
const certificateBagId = '1.2.840.113549.1.12.10.1.3'

/** Says which certificate the key belongs to. */
const localKeyId = ({ asn1, pkijs }: Library): Attribute =>
  new pkijs.Attribute({
    type: '1.2.840.113549.1.9.21',
    values: [new asn1.OctetString({ valueHex: Uint8Array.of(1).buffer })],
  })

const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer
