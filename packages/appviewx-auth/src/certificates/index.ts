export { listCertificates } from './list-certificates.ts'
export { searchCertificates } from './search-certificates.ts'
export type { CertificateList } from './list-certificates.ts'
export type { CertificateSearch } from './search-certificates.ts'
