import type { AppViewXCertificate, Certificate } from './certificate.ts'
import { fillIn } from './fill-in.ts'

/** Which certificate is meant; of what is not given, any will do. */
export interface CertificateName {
  readonly resourceId?: string | undefined
  readonly uuid?: string | undefined
  readonly commonName?: string | undefined
  readonly serialNumber?: string | undefined
}

/** The certificates that the server knows, oldest first. */
export interface Inventory {
  readonly all: () => readonly Certificate[]
  /** The newest that fits, if a name is given at all. */
  readonly find: (name: CertificateName) => Certificate | undefined
  /** Takes one in, and fills in what is missing. */
  readonly add: (given: AppViewXCertificate, now: number) => Certificate
  /** Changes one that there is. */
  readonly change: (resourceId: string, change: Partial<Certificate>) => void
  readonly remove: (resourceId: string) => void
}

/** An inventory with these in it; of two with one resource id the last counts. */
export function createInventory(given: readonly AppViewXCertificate[], now: number): Inventory {
  const certificates = new Map<string, Certificate>()
  let taken = 0

  const add = (one: AppViewXCertificate, at: number): Certificate => {
    const certificate = fillIn(one, taken, at)
    taken += 1
    certificates.set(certificate.resourceId, certificate)
    return certificate
  }
  for (const one of given) add(one, now)

  return {
    add,
    all: () => [...certificates.values()],
    find: (name) => [...certificates.values()].findLast((certificate) => isNamed(certificate, name)),
    change: (resourceId, change) => {
      const certificate = certificates.get(resourceId)
      if (certificate !== undefined) certificates.set(resourceId, { ...certificate, ...change })
    },
    remove: (resourceId) => certificates.delete(resourceId),
  }
}

function isNamed(
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
  serialNumber.replaceAll(/[:\s]/g, '').toLowerCase().replace(/^0+/, '')
