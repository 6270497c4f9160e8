/** Where a request goes. */
export interface Address {
  readonly url: URL
  /** Of `url`, which puts it together each time that it is asked for. */
  readonly origin: string
  /** Path and query as they were written, an empty query's `?` included; never the `#` of an empty fragment. */
  readonly path: string
}

/** Reads an address; throws a TypeError for one that is not sent to. */
export type ReadAddress = (target: string | URL) => Address

/**
 * Reads addresses, and keeps the last one: most programs call the same many times in a row, and to read it is a third of
 * what this transport costs beside undici.
 */
export function createAddressReader(): ReadAddress {
  let last: { readonly text: string; readonly address: Address } | undefined

  return (target) => {
    const text = String(target)
    if (last?.text !== text) last = { text, address: readAddress(text) }
    return last.address
  }
}

function readAddress(text: string): Address {
  const url = URL.parse(text)
  if (url === null) throw new TypeError('The URL of this request cannot be read. It must be absolute.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError(`This transport speaks http: and https:, not ${url.protocol}`)
  }
  if (url.username !== '' || url.password !== '')
    throw new TypeError('A URL with a user or password is not sent.')

  const { href, origin } = url
  const end = href.indexOf('#')
  return { url, origin, path: href.slice(origin.length, end === -1 ? undefined : end) }
}
