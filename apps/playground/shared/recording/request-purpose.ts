import type { Purpose } from '../exchange.ts'
import type { VendorName } from '../vendor.ts'

/** What is known when a request is sent. */
export interface RequestContext {
  /** Whether the session has had a login before. */
  readonly renewing: boolean
  /** The call that is being made, and how often it has sent its request. */
  readonly call: { readonly sent: number } | undefined
}

const purposes: Readonly<Record<VendorName, ReadonlyMap<string, Purpose>>> = {
  appviewx: new Map<string, Purpose>([
    ['login', 'login'],
    ['acctmgmt-perform-login', 'login'],
    ['acctmgmt-get-service-token', 'login'],
    ['acctmgmt-perform-logout', 'logout'],
  ]),
  securid: new Map<string, Purpose>([
    ['loginUser', 'login'],
    ['loginTrustedApp', 'login'],
    // Sent as part of a login, to learn the two timeouts: it logs nobody in.
    ['getSecuritySettings', 'settings'],
    ['keepAlive', 'keepAlive'],
    ['logoutUser', 'logout'],
  ]),
}

/** What a request is sent for, by what it asks for. */
export function purposeOf(vendor: VendorName, url: URL, { renewing, call }: RequestContext): Purpose {
  const action = vendor === 'securid' ? url.searchParams.get('cmd') : url.pathname.split('/avxapi/', 2)[1]
  const purpose = purposes[vendor].get(action ?? '')
  if (purpose === 'login') return renewing ? 'renewal' : 'login'
  if (purpose !== undefined) return purpose
  return (call?.sent ?? 0) > 0 ? 'replay' : 'call'
}
