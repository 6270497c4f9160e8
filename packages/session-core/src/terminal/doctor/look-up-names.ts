import type { Finding } from './finding.ts'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** What the name of a server means here. */
export interface LookedUp {
  readonly finding: Finding
  readonly addresses: readonly string[]
}

/** Whose name and port it is that are asked for, as advice names them. */
export type Whose = 'url' | 'the proxy'

/** All addresses of a host. */
export async function lookUpNames(host: string, whose: Whose): Promise<LookedUp> {
  const step = 'names'
  const bare = host.replaceAll(/^\[|\]$/g, '')
  if (isIP(bare) > 0) {
    return {
      finding: { step, status: 'skipped', summary: `${bare} is an address already.` },
      addresses: [bare],
    }
  }
  try {
    const found = await lookup(bare, { all: true })
    const addresses = found.map(({ address }) => address)
    const summary = `${bare} is ${addresses.join(', ')}.`
    return { finding: { step, status: 'ok', summary, data: { addresses } }, addresses }
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string }
    const finding: Finding = {
      step,
      status: 'failed',
      summary: `${bare} has no address here (${code}).`,
      advice: `Check the spelling of ${whose}, and the DNS server or VPN of this machine.`,
      data: { code },
    }
    return { finding, addresses: [] }
  }
}
