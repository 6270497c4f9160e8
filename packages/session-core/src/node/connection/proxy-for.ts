import { type Secret, secret } from '../../secrets/secret.ts'
import { invalidOption } from '../invalid-option.ts'
import { isLoopback } from './loopback.ts'
import { createExemptions } from './no-proxy.ts'
import process from 'node:process'

/** A server that stands between, and what it wants to hear. */
export interface Proxy {
  readonly url: URL
  /** The value of `proxy-authorization`. */
  readonly authorization?: Secret<string>
}

/** Which proxy a request to that place goes through, if any. */
export type ProxyFor = (target: URL) => Proxy | undefined

/**
 * Reads the option `proxy`; the environment is looked at once, now. What is for this machine stays on it: it goes to no
 * proxy of the environment, and to no other machine that was named either.
 *
 * @throws SessionError `invalid-options`; the URL, which may hold a password, is not quoted.
 */
export function readProxy(proxy: string | URL | undefined): ProxyFor {
  if (proxy === undefined) return () => undefined
  if (proxy !== 'environment') {
    // Else a word would be a host, and a number an address.
    if (!/:./.test(String(proxy))) throw notAProxy('proxy')
    const one = proxyAt(proxy, 'proxy')
    return (target) => (isLoopback(target) && !isLoopback(one.url) ? undefined : one)
  }

  const [https, http] = [variable('https_proxy'), variable('http_proxy')]
  const isExempt = createExemptions(variable('no_proxy') ?? '')
  const proxies: Readonly<Record<string, Proxy | undefined>> = {
    'https:': https === undefined ? undefined : proxyAt(https, 'proxy (HTTPS_PROXY)'),
    'http:': http === undefined ? undefined : proxyAt(http, 'proxy (HTTP_PROXY)'),
  }
  return (target) => (isLoopback(target) || isExempt(target) ? undefined : proxies[target.protocol])
}

/** A CGI program gets a request's `Proxy:` header as HTTP_PROXY: there, only the small letters are the owner's. */
function variable(name: string): string | undefined {
  const capitals =
    process.env['REQUEST_METHOD'] === undefined || name !== 'http_proxy' ? name.toUpperCase() : name
  return [process.env[name], process.env[capitals]].find(Boolean)
}

function proxyAt(address: string | URL, name: string): Proxy {
  const url = URL.parse(
    typeof address === 'string' && !address.includes('://') ? `http://${address}` : address,
  )
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') throw notAProxy(name)

  const { username, password } = url
  url.username = ''
  url.password = ''
  if (username + password === '') return { url }
  const credentials = Buffer.from(`${decoded(username, name)}:${decoded(password, name)}`)
  return { url, authorization: secret(`Basic ${credentials.toString('base64')}`) }
}

const notAProxy = (name: string): Error =>
  invalidOption(name, "must be like http://user:password@proxy.example:3128, or 'environment'.")

function decoded(part: string, name: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw invalidOption(name, 'has a % in its user or password that must be written as %25.')
  }
}
