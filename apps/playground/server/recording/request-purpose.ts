import type { Sender } from '../../shared/exchange.ts'
import type { VendorName } from '../../shared/vendor.ts'

/** What is known when a request leaves. */
export interface Leaving {
  /** Whether the session has had a login before. */
  readonly renewing: boolean
  /** The call that is being made, and how often it has sent its request. */
  readonly call: { readonly sent: number } | undefined
}

const deeds: Readonly<Record<VendorName, ReadonlyMap<string, Sender>>> = {
  appviewx: new Map<string, Sender>([
    ['login', 'login'],
    ['acctmgmt-perform-login', 'login'],
    ['acctmgmt-get-service-token', 'login'],
    ['acctmgmt-perform-logout', 'logout'],
  ]),
  securid: new Map<string, Sender>([
    ['loginUser', 'login'],
    ['loginTrustedApp', 'login'],
    // Asked within a login, for the two timeouts.
    ['getSecuritySettings', 'login'],
    ['keepAlive', 'keepAlive'],
    ['logoutUser', 'logout'],
  ]),
}

/** On whose behalf a request is sent, by what it asks for. */
export function senderOf(vendor: VendorName, url: URL, { renewing, call }: Leaving): Sender {
  const action = vendor === 'securid' ? url.searchParams.get('cmd') : url.pathname.split('/avxapi/', 2)[1]
  const deed = deeds[vendor].get(action ?? '')
  if (deed === 'login') return renewing ? 'renewal' : 'login'
  if (deed !== undefined) return deed
  return (call?.sent ?? 0) > 0 ? 'replay' : 'call'
}
