import type { Issued } from './authority.ts'
import { toPem } from './pem.ts'
import { encryptedKey, plainKey, toPkcs12 } from './pkcs12.ts'
import type { Certificate as X509 } from 'pkijs'

type Bytes = Uint8Array<ArrayBuffer>

/** How a certificate is wanted. */
export interface Wish {
  readonly withChain: boolean
  /** Empty where none was given. */
  readonly password: string
}

type Format = (issued: Issued, wish: Wish) => Bytes | Promise<Bytes>

const pem: Format = ({ certificate, chain }, { withChain }) =>
  encode([certificate, ...(withChain ? chain : [])].map((one) => toPem('CERTIFICATE', derOf(one))).join(''))

const der: Format = ({ certificate }) => derOf(certificate)

const pkcs7: Format = ({ certificate, chain, library: { pkijs } }, { withChain }) => {
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: [certificate, ...(withChain ? chain : [])],
  })
  const content = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: signed.toSchema(true),
  })
  return new Uint8Array(content.toSchema().toBER())
}

const pkcs12: Format = (issued, { password, withChain }) => toPkcs12(issued, password, withChain)

const key: Format = async (issued, { password }) => encode(await keyPem(issued, password))

/** The formats of `certificate/download/format` (AppViewX 2020.3.0, Request_Structure_2930713), but `JKS`. */
export const formats: Readonly<Record<string, Format>> = {
  CRT: pem,
  CERT: pem,
  CER: pem,
  PEM: pem,
  DER: der,
  DERCER: der,
  P7B: pkcs7,
  P7C: pkcs7,
  P12: pkcs12,
  PFX: pkcs12,
  PK8: key,
}

/** The private key in PEM, encrypted where there is a password. */
export async function keyPem(issued: Issued, password: string): Promise<string> {
  if (issued.privateKey === undefined) throw new TypeError('There is no private key.')
  return password === ''
    ? toPem('PRIVATE KEY', await plainKey(issued.privateKey))
    : toPem('ENCRYPTED PRIVATE KEY', await encryptedKey(issued, password))
}

const derOf = (certificate: X509): Bytes => new Uint8Array(certificate.toSchema(true).toBER())

const encode = (text: string): Bytes => new TextEncoder().encode(text)
