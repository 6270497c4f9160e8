import { read } from '../../errors/read.ts'
// As a whole, so that a lookup that somebody puts in its place is the one that is asked.
import dns, { type LookupAddress } from 'node:dns'
import { isIP } from 'node:net'

/** The addresses of a host in the order in which they are tried: both families by turns, as RFC 8305, section 4, has it. */
export function addressesOf(host: string, signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(host) !== 0) return Promise.resolve([host])

  const { promise, reject, resolve } = Promise.withResolvers<readonly string[]>()
  const stop = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  dns.lookup(named(host), { all: true }, (error, found) => {
    signal.removeEventListener('abort', stop)
    // A throw in here would end the process.
    const known = addressesIn(found)
    if (error) reject(error)
    else if (known.length === 0) reject(notFound())
    else resolve(byTurns(known))
  })
  return promise
}

/** No name server is asked where a name below `localhost` is: RFC 6761, section 6.3. */
function named(host: string): string {
  return /(?:^|\.)localhost\.?$/.test(host) ? 'localhost' : host
}

/** What is none is left out. A lookup that somebody put there may know only how to answer a single one. */
function addressesIn(found: unknown): readonly LookupAddress[] {
  const addresses = [found].flat().map((one) => (typeof one === 'string' ? one : read(one, 'address')))
  return addresses
    .map((address) => ({ address: String(address), family: isIP(String(address)) }))
    .filter(({ family }) => family !== 0)
}

/** In the words of the platform. */
function notFound(): Error {
  const code = 'ENOTFOUND'
  return Object.assign(new Error(code), { code })
}

function byTurns(found: readonly LookupAddress[]): readonly string[] {
  const [head] = found
  const preferred = found.filter(({ family }) => family === head?.family)
  const others = found.filter(({ family }) => family !== head?.family)
  return preferred
    .flatMap((each, index) => [each, ...others.slice(index, index + 1)])
    .concat(others.slice(preferred.length))
    .map(({ address }) => address)
}
