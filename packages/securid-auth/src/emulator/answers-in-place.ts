import type { Call } from './call.ts'
import { errorPage } from './commands/error-page.ts'
import { loginRedirect } from './commands/login-page.ts'
import { refusals } from './commands/refusals.ts'
import type { Reply } from './replies.ts'
import type { EmulatorCall } from '@org/session-core/emulator'

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
