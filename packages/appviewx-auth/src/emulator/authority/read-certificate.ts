import { printSerial } from '../inventory/fill-in.ts'
import type { Library } from './library.ts'
import { fromPem } from './pem.ts'
import { commonNameIn, namesAmong } from './read-names.ts'
import type { Certificate as X509 } from 'pkijs'

/** What stands in a certificate that has been issued. */
export interface Printed {
  /** Empty where it has none, as some have. */
  readonly commonName: string
  readonly issuerCommonName: string
  /** As AppViewX prints it: `4E:B5:00`. */
  readonly serialNumber: string
}

/** Names and number of a certificate. */
export const printed = ({ issuer, serialNumber, subject }: X509): Printed => ({
  commonName: commonNameIn(subject) ?? '',
  issuerCommonName: commonNameIn(issuer) ?? '',
  serialNumber: printSerial(
    Array.from(serialNumber.valueBlock.valueHexView, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .replace(/^00(?=.)/, ''),
  ),
})

/** The names beside the common one. */
export const namesOf = ({ extensions = [] }: X509): readonly string[] => namesAmong(extensions)

/** The certificate of a file in Base64, the file itself being PEM or DER; undefined where it is none. */
export function readCertificate({ pkijs }: Library, fileInBase64: string): X509 | undefined {
  const file = fromPem(fileInBase64)
  const text = new TextDecoder().decode(file)
  const der = text.includes('-----BEGIN ') ? fromPem(text) : file
  if (der === undefined || der.length === 0) return undefined

  try {
    return pkijs.Certificate.fromBER(der)
  } catch {
    return undefined
  }
}
