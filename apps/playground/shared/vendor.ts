/** The two products. */
export type VendorName = 'appviewx' | 'securid'

/** What people call them. */
export const vendorTitles: Readonly<Record<VendorName, string>> = {
  appviewx: 'AppViewX',
  securid: 'SecurID',
}
