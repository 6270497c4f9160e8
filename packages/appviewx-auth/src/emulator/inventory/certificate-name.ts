import type { Certificate } from './certificate.ts'

/** Which certificate is meant; of what is not given, any will do. */
export interface CertificateName {
  readonly resourceId?: string | undefined
  readonly uuid?: string | undefined
  readonly commonName?: string | undefined
  readonly serialNumber?: string | undefined
}

/** Whether this is the certificate that is meant; an empty name means none. */
export function isNamed(
  certificate: Certificate,
  { commonName, resourceId, serialNumber, uuid }: CertificateName,
): boolean {
  const wanted = [
    [resourceId, certificate.resourceId],
    [uuid, certificate.uuid],
    [commonName?.toLowerCase(), certificate.commonName.toLowerCase()],
    [serialNumber && plainSerial(serialNumber), plainSerial(certificate.serialNumber)],
  ].filter(([asked]) => asked !== undefined && asked !== '')

  return wanted.length > 0 && wanted.every(([asked, has]) => asked === has)
}

/** Serial numbers come with colons and without, in both cases, with leading zeros and without. */
export const plainSerial = (serialNumber: string): string =>
  serialNumber
    .replaceAll(/[:\s]/g, '')
    .toLowerCase()
    .replace(/^0+(?=.)/, '')
