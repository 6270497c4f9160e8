import { explainUnreachable } from './explain-unreachable.ts'
import { expect, it } from 'vitest'

const origin = 'https://toy.test'
const of = (code: string): unknown =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('hidden'), { code }) })
const saying = (message: string): unknown => new TypeError('fetch failed', { cause: new Error(message) })

it.each([
  ['ENOTFOUND', 'DNS'],
  ['EAI_AGAIN', 'DNS'],
  ['ECONNREFUSED', 'that the server runs'],
  ['ECONNRESET', 'Try again'],
  ['UND_ERR_SOCKET', 'Try again'],
  ['EPIPE', 'Try again'],
  ['ETIMEDOUT', 'firewall'],
  ['UND_ERR_CONNECT_TIMEOUT', 'firewall'],
  ['ERR_PROXY_TUNNEL', 'proxy'],
  ['EHOSTUNREACH', 'firewall'],
  ['ENETUNREACH', 'firewall'],
  ['UND_ERR_HEADERS_TIMEOUT', 'firewall'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'nodeTransport as ca'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'nodeTransport as ca'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'nodeTransport as ca'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'nodeTransport as ca'],
  ['CERT_HAS_EXPIRED', 'Renew'],
  ['CERT_NOT_YET_VALID', 'the clock'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'a name in url'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'speaks TLS'],
  ['EPROTO', 'speaks TLS'],
  ['EPERM', 'this process'],
  ['EACCES', 'this process'],
])('names %s, and what to do next', (code, step) => {
  const message = explainUnreachable(origin, of(code))

  expect(message).toContain(`${origin} cannot be reached (${code}). `)
  expect(message).toContain(step)
  expect(message).not.toContain('hidden')
})

it.each([
  [
    'Deno, a refusal',
    'error sending request for url (https://toy.test/?hidden): client error (Connect): tcp connect error: Connection refused (os error 111)',
    'that the server runs',
  ],
  ['Deno, a name', 'client error (Connect): dns error: failed to lookup address information: hidden', 'DNS'],
  [
    'Deno, a certificate',
    'client error (Connect): invalid peer certificate: UnknownIssuer hidden',
    'nodeTransport as ca',
  ],
  ['Deno, clear text', 'received corrupt message of type InvalidContentType hidden', 'speaks TLS'],
  ['Deno, a lost connection', 'Connection reset by peer (os error 104) hidden', 'Try again'],
  ['Node, a port', 'bad port', 'host and port'],
])('reads what %s is about, and repeats nothing of it', (_whose, words, step) => {
  const message = explainUnreachable(origin, saying(words))

  expect(message).toContain(step)
  expect(message).not.toMatch(/hidden|os error|client error/)
})

it.each<[string, unknown]>([
  ['an unknown code', of('ERR_HIDDEN')],
  ['a code that a secret was added to', of('hidden')],
  ['no words', undefined],
  ['a text', 'hidden'],
])('says the general thing for %s', (_what, failure) => {
  expect(explainUnreachable(origin, failure)).toBe(
    `${origin} cannot be reached. Check url, network, certificates and transport.`,
  )
})

it('names the code and nothing that was added to it', () => {
  expect(explainUnreachable(origin, of('ECONNREFUSED_HIDDEN'))).toContain('(ECONNREFUSED). ')
})
