import { causesOf, textsIn } from './reduce-cause.ts'
import { adviceOf } from './transport-advice.ts'

/**
 * What a transport's failure means, and what to do next. Of the failure's own words nothing is said but what stands in
 * the table.
 */
export function explainUnreachable(origin: string, failure: unknown): string {
  const advice = adviceOf(failure)
  if (advice) return advice.message

  const causes = causesOf(failure)
  const said = ['code', 'name', 'message'].flatMap((field) => textsIn(causes, field)).join('\n')
  for (const [words, step] of steps) {
    const known = words.exec(said.slice(0, 2000))
    if (known) return `${origin} cannot be reached (${known[0]}). ${step}.`
  }
  return `${origin} cannot be reached. Check url, network, certificates and transport.`
}

/** By the codes of Node, OpenSSL, undici and Bun, and by the words of Deno, whose errors have no codes. */
const steps: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|dns error/, 'Check the name in url, and DNS'],
  [/ECONNREFUSED|Connection refused|bad port/, 'Check host and port, and that the server runs'],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'Renew its certificate, or set the clock right'],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, 'Use a name in url that its certificate has'],
  [
    /[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_[A-Z_]+|invalid peer certificate/,
    'Give its authority to nodeTransport as ca',
  ],
  [/EPROTO|ERR_SSL[A-Z_]*|corrupt message/, 'Check that it speaks TLS, and client certificates'],
  [
    /\w*TIMED?OUT|ERR_PROXY_TUNNEL|E(?:HOST|NET)UNREACH|ECONNRESET|EPIPE|UND_ERR_SOCKET|Connection reset/,
    'Try again, or check network, proxy and firewall',
  ],
  [/EPERM|EACCES|NotCapable/, 'Let this process connect'],
]
