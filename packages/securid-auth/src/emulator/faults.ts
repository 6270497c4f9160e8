import type { Call } from './call.ts'
import { errorPage } from './commands/error-page.ts'
import { loginRedirect } from './commands/login-page.ts'
import { refusals } from './commands/refusals.ts'
import type { Reply } from './replies.ts'
import type { EmulatorCall, EmulatorFault, SeenRequest as Seen } from '@org/session-core/emulator'

/**
 * What can happen to one request: every `EmulatorFault`, and these, which answer in place of the server.
 * - `too-many-requests`: 429; `maintenance`: 403; `login-page`: 302 to this server's login page
 * - `no-permission`: 401 as for a forbidden command, the same as `forbidden`
 * - `unknown-unauthorized`: a 401 that no page documents
 * - `exception`, `query-failed`: 500 with a Java exception, which is the reason phrase, too
 */
export type SecurIdFault =
  | EmulatorFault
  | 'too-many-requests'
  | 'unknown-unauthorized'
  | 'no-permission'
  | 'maintenance'
  | 'login-page'
  | 'exception'
  | 'query-failed'

/** A request as it came in, credentials and all: redact it before you show it. */
export type SecurIdSeenRequest = Seen<SecurIdFault>

/** The earlier name of `SecurIdSeenRequest`. */
export type SeenRequest = SecurIdSeenRequest

type Answer = (call: Call) => Reply

const answers = {
  'too-many-requests': () => errorPage(429, 'Too Many Requests'),
  unauthorized: refusals.tokenEnded,
  'unknown-unauthorized': () => errorPage(401, 'Please contact your administrator'),
  forbidden: refusals.noPermission,
  'no-permission': refusals.noPermission,
  maintenance: () => refusals.maintenance('The system is in maintenance mode'),
  'login-page': ({ url }) => loginRedirect(url),
  exception: () => refusals.exception('java.lang.NullPointerException'),
  'query-failed': () => refusals.exception('Executing JDBC query failed'),
} satisfies Readonly<Record<string, Answer>>

/** What SecurID answers in place of the server, by fault. */
export const answersInPlace = (
  put: (answer: Answer) => (call: EmulatorCall) => Response,
): Readonly<Record<keyof typeof answers, (call: EmulatorCall) => Response>> =>
  Object.fromEntries(Object.entries(answers).map(([fault, answer]) => [fault, put(answer)])) as Readonly<
    Record<keyof typeof answers, (call: EmulatorCall) => Response>
  >
