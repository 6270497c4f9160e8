import { isSecretName } from '../../secrets/secret-name.ts'
import { mark } from '../../secrets/secret.ts'
import type { Hidden } from './hidden.ts'
import { addressWithout } from './parameters.ts'

/** Headers whose values are printed. What is not known to be harmless is not. */
const harmless = new Set(
  [
    'accept accept-encoding accept-language accept-ranges age allow cache-control connection content-disposition',
    'content-encoding content-language content-length content-type date etag expect expires host if-match if-none-match',
    'keep-alive last-modified pragma retry-after server strict-transport-security te trailer transfer-encoding upgrade',
    'user-agent username vary via warning x-content-type-options x-frame-options x-powered-by x-request-id',
    'x-correlation-id traceparent',
  ].flatMap((names) => names.split(' ')),
)

/** Each header in a line. */
export function headerLines(headers: Headers, hide: Hidden['hide']): readonly string[] {
  return [...headers].map(([name, value]) => `${name}: ${shown(name, value, hide)}`)
}

function shown(name: string, value: string, hide: Hidden['hide']): string {
  if (harmless.has(name)) return value
  if (name === 'location') return addressWithout(value, hide)

  const [scheme = '', ...proof] = value.split(' ')
  if (name === 'authorization' && proof.length > 0) return `${scheme} ${hide(proof.join(' '))}`
  for (const cookie of cookiesIn(name, value)) hide(cookie)
  return isSecretName(name) ? hide(value) : mark
}

/** Hides from now on what a request proves itself with, before anything else is printed. */
export function learnFrom(headers: Headers, { learn }: Pick<Hidden, 'learn'>): void {
  for (const [name, value] of headers) {
    if (!isSecretName(name) || harmless.has(name)) continue
    for (const cookie of cookiesIn(name, value)) learn(cookie)
    if (name !== 'cookie') learn(value.replace(/^(?:basic|bearer)\s+/i, ''))
  }
}

/** The values of cookies: what else a server says of one is no secret. */
function cookiesIn(name: string, value: string): readonly string[] {
  if (!/^(?:set-)?cookie$/.test(name)) return []
  const pairs = name === 'cookie' ? value.split(';') : value.split(';', 1)
  return pairs.map((pair) => pair.replace(/^[^=]*=/, '').trim())
}
