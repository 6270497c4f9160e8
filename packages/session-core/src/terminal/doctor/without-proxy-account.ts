import type { NodeTransportOptions } from '../../node/index.ts'

/** Options as they may be seen by anybody. */
interface Shown {
  readonly shown: NodeTransportOptions | undefined
  readonly hadAccount: boolean
}

/** What the program says instead. */
export const proxyAccountNote =
  "// The proxy's user and password are not shown: give them in HTTPS_PROXY, with proxy: 'environment', or in the option proxy."

/** What is shown may be pasted anywhere. */
export function withoutProxyAccount(options: NodeTransportOptions | undefined): Shown {
  const { proxy } = { ...options }
  if (!String(proxy).includes('@')) return { shown: options, hadAccount: false }
  // Whatever stands there, it was read as a proxy already.
  const address = String(proxy)
  const { origin } = new URL(address.includes('://') ? address : `http://${address}`)
  return { shown: { ...options, proxy: origin }, hadAccount: true }
}
