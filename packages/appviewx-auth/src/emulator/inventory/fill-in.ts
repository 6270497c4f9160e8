import { type AppViewXCertificate, type Certificate, spellCategory } from './certificate.ts'

const year = 365 * 86_400_000
/** The last that a certificate can name (RFC 5280, 4.1.2.5). */
export const lastMoment = Date.UTC(10_000) - 1000

/** A complete certificate; `at` counts from 0, and makes what has to be unique. */
export function fillIn(given: AppViewXCertificate, at: number, now: number): Certificate {
  const validTo = given.validTo ?? Math.min((given.validFrom ?? now) + year, lastMoment)
  // It has begun, however late it ends.
  const years = Math.max(1, Math.ceil((validTo - now) / year))

  return {
    resourceId: `65a0${hex(at + 1, 20)}`,
    uuid: `00000000-0000-4000-8000-${hex(0xc0_00 + at, 12)}`,
    serialNumber: printSerial(`0a${hex(at + 1, 14)}`),
    issuerCommonName: 'Example Issuing CA',
    status: 'Managed',
    validFrom: validTo - years * year,
    subjectAlternativeNames: [given.commonName],
    owner: '',
    requestIds: [],
    group: 'Default',
    certificateAuthority: 'AppViewX',
    ...given,
    category: spellCategory(given.category ?? 'Server'),
    validTo,
  }
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

/** Hexadecimal digits as AppViewX prints a serial number: `4E:B5:00`. */
export const printSerial = (digits: string): string =>
  (digits.length % 2 === 0 ? digits : `0${digits}`).toUpperCase().replaceAll(/(?<=^(?:..)+)(?=.)/g, ':')

/** What a certificate's successor is numbered: far from all that are counted up. */
export const nextSerial = (serialNumber: string): string =>
  printSerial((BigInt(`0x${serialNumber.replaceAll(':', '')}`) + 2n ** 40n).toString(16))
