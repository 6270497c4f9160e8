import type { Call } from './call.ts'
import { refusal, type Reply, reply } from './replies.ts'
import { noRecords } from './routes/business-refusals.ts'
import {
  forbid,
  invalidSession407,
  refuseCaller,
  unauthorizedMessage,
  unauthorizedText,
} from './routes/gateway.ts'
import { emptyRecord, writeRecord } from './routes/login-record.ts'
import type { Server } from './server.ts'
import type { EmulatorCall, EmulatorFault, SeenRequest } from '@org/session-core/emulator'

/**
 * What can happen to one request: every `EmulatorFault`, and these, which answer in place of the server.
 * - `too-many-requests`: 429; `business-error`: 404 of a call that found nothing
 * - `unauthorized-407`, `unauthorized-message`, `unauthorized-text`: as if the session had ended, in each way there is
 * - `no-session`, `null-response`, `inner-failure`: the 200s of a login that gives no session
 */
export type AppViewXFault =
  | EmulatorFault
  | 'too-many-requests'
  | 'unauthorized-407'
  | 'unauthorized-message'
  | 'unauthorized-text'
  | 'business-error'
  | 'no-session'
  | 'null-response'
  | 'inner-failure'

/** A request as it came in, credentials and all: redact it before you show it. */
export type AppViewXSeenRequest = SeenRequest<AppViewXFault>

type Answer = (call: Call, server: Server) => Reply

const answers = {
  'too-many-requests': () => refusal(429, null, 'Too many requests.'),
  unauthorized: refuseCaller,
  'unauthorized-407': invalidSession407,
  'unauthorized-message': unauthorizedMessage,
  'unauthorized-text': unauthorizedText,
  forbidden: forbid,
  'business-error': noRecords,
  'no-session': (_call, { settings }) =>
    reply(200, { response: writeRecord(emptyRecord, settings()), message: 'Login successful.' }),
  'null-response': () => reply(200, {}),
  'inner-failure': (_call, { settings }) =>
    reply(200, {
      response: writeRecord({ ...emptyRecord, succeeded: false }, settings()),
      message: 'Login failed.',
    }),
} satisfies Readonly<Record<string, Answer>>

/** What AppViewX answers in place of the server, by fault. */
export const answersInPlace = (
  put: (answer: Answer) => (call: EmulatorCall) => Response,
): Readonly<Record<keyof typeof answers, (call: EmulatorCall) => Response>> =>
  Object.fromEntries(Object.entries(answers).map(([fault, answer]) => [fault, put(answer)])) as Readonly<
    Record<keyof typeof answers, (call: EmulatorCall) => Response>
  >
