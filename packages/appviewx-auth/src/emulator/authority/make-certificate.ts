import { lastMoment } from '../inventory/fill-in.ts'
import { generalName } from './general-name.ts'
import type { Library } from './library.ts'
import type { Certificate, Extension, PublicKeyInfo, RelativeDistinguishedNames } from 'pkijs'

/** What stands in a certificate. */
export interface CertificateContent {
  readonly subject: string
  readonly issuer: string
  /** Hexadecimal, with colons or without. */
  readonly serialNumber: string
  /** Milliseconds since 1970. */
  readonly validFrom: number
  readonly validTo: number
  readonly publicKey: PublicKeyInfo
  /** Whether it may sign others. */
  readonly isAuthority: boolean
  readonly names: readonly string[]
}

/** A certificate that is signed with this key. */
export async function makeCertificate(
  library: Library,
  content: CertificateContent,
  signingKey: CryptoKey,
): Promise<Certificate> {
  const { asn1, pkijs } = library
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: serialBytes(content.serialNumber).buffer }),
    issuer: commonName(library, content.issuer),
    subject: commonName(library, content.subject),
    notBefore: moment(library, content.validFrom),
    notAfter: moment(library, content.validTo),
    subjectPublicKeyInfo: content.publicKey,
    extensions: extensionsOf(library, content),
  })
  await certificate.sign(signingKey, 'SHA-256')
  return certificate
}

function commonName({ asn1, pkijs }: Library, text: string): RelativeDistinguishedNames {
  const value = new asn1.Utf8String({ value: text })
  return new pkijs.RelativeDistinguishedNames({
    typesAndValues: [new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value })],
  })
}

/** Two digits of the year are enough until 2049, and then they have to be four, without fractions of a second (RFC 5280, 4.1.2.5). */
function moment({ pkijs }: Library, ms: number): InstanceType<Library['pkijs']['Time']> {
  const value = new Date(Math.min(ms - (ms % 1000), lastMoment))
  const { GeneralizedTime, UTCTime } = pkijs.TimeType
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? UTCTime : GeneralizedTime, value })
}

/** A positive number in as few bytes as it needs: one whose first bit is set gets a zero before it. */
function serialBytes(serialNumber: string): Uint8Array<ArrayBuffer> {
  const digits = serialNumber.replaceAll(':', '').replace(/^0+(?=.)/, '')
  const pairs = (digits.length % 2 === 0 ? digits : `0${digits}`).match(/../g) ?? []
  const bytes = pairs.map((pair) => Number.parseInt(pair, 16))
  return Uint8Array.from((bytes[0] ?? 0) > 0x7f ? [0, ...bytes] : bytes)
}

function extensionsOf(library: Library, { isAuthority, names }: CertificateContent): Extension[] {
  const { pkijs } = library
  const constraints = new pkijs.BasicConstraints({ cA: isAuthority }).toSchema().toBER()
  const basic = new pkijs.Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints })
  const alternative = names.flatMap((name) => generalName(library, name) ?? [])
  if (alternative.length === 0) return [basic]

  const extnValue = new pkijs.GeneralNames({ names: alternative }).toSchema().toBER()
  return [basic, new pkijs.Extension({ extnID: '2.5.29.17', critical: false, extnValue })]
}
