/** A certificate in the spelling of AppViewX's answers. What is left out is filled in. */
export interface AppViewXCertificate {
  /** The name that it is found by: `www.example.com`. */
  readonly commonName: string
  /** What most calls name it by. Default: 24 hexadecimal digits, counted up. */
  readonly resourceId?: string
  /** What deletions and private keys name it by. Default: a UUID, counted up. */
  readonly uuid?: string
  /** Hexadecimal pairs: `4E:B5:00:…`. Default: counted up. */
  readonly serialNumber?: string
  /** Default: `Example Issuing CA`. */
  readonly issuerCommonName?: string
  /** `Server` (the default), `Client`, `Code signing`, `Device`, `Root CA` or `Intermediate CA`. */
  readonly category?: string
  /** `Managed` (the default), `Monitored`, `New Certificate` for one that is not issued yet, `Revoked`, … */
  readonly status?: string
  /** Until the status changes. Default: what the status and the emulator's clock say: `Valid`, `Expiry in 30 days`, `Expired`, … */
  readonly expiryStatus?: string
  /** Milliseconds since 1970. Default: a year before `validTo`. */
  readonly validFrom?: number
  /** Milliseconds since 1970. Default: a year after the emulator's start. */
  readonly validTo?: number
  /** Names beside the common name. Default: the common name. */
  readonly subjectAlternativeNames?: readonly string[]
  /** Who looks after it: a user id. Default: nobody, which is an empty text. */
  readonly owner?: string
  /** The workflow requests that concern it. Default: none. */
  readonly requestIds?: readonly string[]
  /** The certificate group. Default: `Default`. */
  readonly group?: string
  /** Default: `AppViewX`. */
  readonly certificateAuthority?: string
}

/** Request ids with one more; of a certificate that much happens to, the last hundred. */
export const withRequest = (ids: readonly string[], id: string): readonly string[] => [...ids.slice(-99), id]

/** A certificate as the inventory holds it. */
export type Certificate = Required<Omit<AppViewXCertificate, 'expiryStatus'>> &
  Pick<AppViewXCertificate, 'expiryStatus'>

/** The categories, in the documents' spelling (AppViewX 2026.1.0, search_get_certificate_inventory). */
export const categories = [
  'Server',
  'Client',
  'Code signing',
  'Device',
  'Root CA',
  'Intermediate CA',
] as const

/** One spelling for all: the documents write `Code signing` and `Code Signing`, a client writes `CodeSigning`. */
export const plainCategory = (category: string): string => category.replaceAll(/\s/g, '').toLowerCase()

/** The documents' spelling of a category. */
export const spellCategory = (given: string): string =>
  categories.find((category) => plainCategory(category) === plainCategory(given)) ?? given
