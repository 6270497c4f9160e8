/** One certificate of the inventory, in the spelling that a search answers with. */
export interface Certificate {
  readonly uuid: string
  readonly category: 'Server' | 'Client' | 'CodeSigning'
  readonly commonName: string
  readonly serialNumber: string
  readonly issuerCommonName: string
  readonly status: 'Managed' | 'Monitored' | 'New Certificate' | 'Revoked'
  /** Milliseconds since 1970. */
  readonly validTo: number
}

type Row = readonly [Certificate['category'], string, Certificate['status'], string]

const rows: readonly Row[] = [
  ['Server', 'api.shop.example', 'Managed', '2027-03-01'],
  ['Server', 'www.shop.example', 'Managed', '2027-01-15'],
  ['Server', 'mail.shop.example', 'Monitored', '2026-12-24'],
  ['Server', 'old.shop.example', 'Revoked', '2026-06-30'],
  ['Server', 'new.shop.example', 'New Certificate', '2027-11-20'],
  ['Client', 'till-01.shop.example', 'Managed', '2027-02-02'],
  ['CodeSigning', 'Shop Release Signing', 'Managed', '2028-05-05'],
]

/** A made-up inventory; every server has the same. */
export const certificates: readonly Certificate[] = rows.map(
  ([category, commonName, status, validTo], at) => ({
    uuid: `00000000-0000-4000-8000-00000000c0${String(at).padStart(2, '0')}`,
    category,
    commonName,
    serialNumber: `0A:00:00:00:00:00:00:0${at}`,
    issuerCommonName: 'Example Issuing CA',
    status,
    validTo: Date.parse(validTo),
  }),
)
