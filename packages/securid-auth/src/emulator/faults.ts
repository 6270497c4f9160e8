import type { Call } from './call.ts'
import { errorPage } from './commands/error-page.ts'
import { loginRedirect, redirect } from './commands/login-page.ts'
import { refusals } from './commands/refusals.ts'
import type { Answer } from './replies.ts'

/**
 * What can happen to one request.
 * - `drop`: the connection breaks before anything is processed
 * - `drop-reply`, `truncate`, `garble`, `oversize`: processed; the reply is lost, breaks off half way, is noise, is 50 MB
 * - `redirect`, `proxy-error`, `too-many-requests`: something in front answers 302 to a stranger, 502 in HTML, 429
 * - `unauthorized`: 401 as for an ended token, though it is alive; `unknown-unauthorized`: a 401 no page documents
 * - `no-permission`: 401 as for a forbidden command
 * - `maintenance`: 403; `login-page`: 302 to this server's login page
 * - `exception`, `query-failed`: 500 with a Java exception, the second as its reason phrase too
 */
export type SecurIdFault = (typeof faultNames)[number]

/** All of them, to choose from. */
export const faultNames = [
  'drop',
  'drop-reply',
  'truncate',
  'garble',
  'oversize',
  'redirect',
  'proxy-error',
  'too-many-requests',
  'unauthorized',
  'unknown-unauthorized',
  'no-permission',
  'maintenance',
  'login-page',
  'exception',
  'query-failed',
] as const

const proxyPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n'

const standIns: Readonly<Partial<Record<SecurIdFault, (call: Call) => Answer>>> = {
  redirect: () => redirect('https://stranger.example/'),
  'proxy-error': () => ({ ...errorPage(502, ''), body: proxyPage }),
  'too-many-requests': () => errorPage(429, 'Too Many Requests'),
  unauthorized: refusals.tokenEnded,
  'unknown-unauthorized': () => errorPage(401, 'Please contact your administrator'),
  'no-permission': refusals.noPermission,
  maintenance: () => refusals.maintenance('The system is in maintenance mode'),
  'login-page': ({ url }) => loginRedirect(url),
  exception: () => refusals.exception('java.lang.NullPointerException'),
  'query-failed': () => refusals.exception('Executing JDBC query failed'),
}

/** What answers in the place of the server; undefined when the request gets through to it. */
export const answerInstead = (fault: SecurIdFault | undefined, call: Call): Answer | undefined =>
  fault === undefined ? undefined : standIns[fault]?.(call)
