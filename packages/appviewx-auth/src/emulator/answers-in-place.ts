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
import type { EmulatorCall } from '@org/session-core/emulator'

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
