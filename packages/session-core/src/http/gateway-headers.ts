import { checkOptions, type OptionRule } from '../check-options.ts'
import { isHeaderValue } from './header-value.ts'

/** What a gateway wants on each request, besides the protocol's own. */
export type GatewayHeaders = Readonly<Record<string, string>>

/**
 * Makes sure of the headers that every request is to carry, and copies them.
 *
 * @throws SessionError `invalid-options`, naming the header and never its value.
 */
export function readGatewayHeaders(protocol: string, headers: unknown = {}): GatewayHeaders {
  const given = Object.entries(headers as Partial<GatewayHeaders>).filter(([, value]) => value !== undefined)
  const names = given.filter(([name]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name))
  const options = Object.fromEntries(names.map(([name]) => [name, ruleOf(name)]))
  // What is no name is not repeated: it may be a whole header, with its value.
  checkOptions(protocol, { headers: names.length < given.length ? anyName : { options } }, { headers })
  return Object.fromEntries(given) as GatewayHeaders
}

const anyName: OptionRule = { expects: 'names of letters, digits and hyphens', accepts: () => false }

/** Adds headers where nobody has named them. */
export function addHeaders(own: Headers, more: GatewayHeaders = {}): void {
  for (const [name, value] of Object.entries(more)) if (!own.has(name)) own.set(name, value)
}

/** They may be keys: none of them is printed. What is shorter than eight characters stands in other words, too. */
export function gatewaySecrets(gateway: GatewayHeaders = {}): readonly string[] {
  return Object.values(gateway).filter((value) => value.length >= 8)
}

/** These belong to one message or one connection; cookies to a transport that keeps them. */
const reserved =
  /^(?:host|content-.*|(?:set-)?cookie2?|(?:proxy-)?connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|date)$/i

function ruleOf(name: string): OptionRule {
  if (reserved.test(name)) return { expects: 'none: the transport writes it', accepts: () => false }
  return { expects: 'printable ASCII, without white space at its ends', accepts: isHeaderValue }
}
