import { BlockList, isIP } from 'node:net'
import { domainToASCII } from 'node:url'

/**
 * Reads `NO_PROXY`: names, with everything below them, addresses and blocks of addresses, divided by commas or spaces.
 * `example.com`, `.example.com` and `*.example.com` are the same; `:8443` behind it means that port only; `*` is everything.
 */
export function createExemptions(list: string): (target: URL) => boolean {
  const rules = list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readRule)
  return (target) => rules.some((exempts) => exempts(target))
}

type Rule = (target: URL) => boolean

function readRule(entry: string): Rule {
  if (entry === '*') return () => true

  const { host = entry, port } = /^(?<host>\[.+\](?:\/\d+)?|[^:]+):(?<port>\d+)$/.exec(entry)?.groups ?? {}
  const matches = hostRule(host.replaceAll(/[[\]]/g, '').toLowerCase())
  return (target) => {
    const actual = target.port || (target.protocol === 'https:' ? '443' : '80')
    return (port === undefined || port === actual) && matches(bareHost(target))
  }
}

function hostRule(host: string): (actual: string) => boolean {
  const [address = '', ...prefix] = host.split('/')
  const family = isIP(address)
  if (family !== 0) return addressRule({ address, prefix, type: family === 6 ? 'ipv6' : 'ipv4' })

  const name = domainToASCII(host.replaceAll(/^\*?\.|\.$/g, ''))
  // Nor what only becomes an address when a URL is read: `10.1` was to be a network.
  if (name === '' || isIP(name) !== 0) return () => false
  return (actual) => actual === name || actual.endsWith(`.${name}`)
}

interface Block {
  readonly address: string
  /** What stood behind each slash. */
  readonly prefix: readonly string[]
  readonly type: 'ipv4' | 'ipv6'
}

/** A prefix that is none exempts nothing: it might otherwise exempt everything. */
function addressRule({ address, prefix, type }: Block): (actual: string) => boolean {
  const widest = type === 'ipv6' ? 128 : 32
  const [bits = String(widest), ...more] = prefix
  if (more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > widest) return () => false

  const block = new BlockList()
  block.addSubnet(address, Number(bits), type)
  return (actual) => isIP(actual) !== 0 && block.check(actual, isIP(actual) === 6 ? 'ipv6' : 'ipv4')
}

/** `[::1]` without its brackets, and a name without the dot of the root. */
function bareHost({ hostname }: URL): string {
  return hostname.replaceAll(/^\[|\]$|\.$/g, '').toLowerCase()
}
