import type { Call } from './call.ts'
import { htmlReply, jsonReply, refusal, type Reply, reply } from './replies.ts'
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

/** What can go wrong with one request: lost or damaged on the way, or answered by something that never asked the server. */
export type AppViewXFault =
  | 'drop'
  | 'drop-reply'
  | 'truncate'
  | 'garble'
  | 'oversize'
  | 'redirect'
  | 'proxy-error'
  | 'too-many-requests'
  | 'unauthorized'
  | 'unauthorized-407'
  | 'unauthorized-message'
  | 'unauthorized-text'
  | 'forbidden'
  | 'business-error'
  | 'no-session'
  | 'null-response'
  | 'inner-failure'

type Answer = (call: Call, server: Server) => Reply

/**
 * Faults that take the place of the server's answer: the request is not processed. The others are done to the
 * connection, and have no answer here.
 */
export const answersInPlace: Readonly<Record<AppViewXFault, Answer | undefined>> = {
  drop: undefined,
  'drop-reply': undefined,
  truncate: undefined,
  oversize: () => jsonReply(200, null),
  garble: () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Uint8Array.of(0x00, 0xff, 0xfe, 0x9c, 0x07, 0xc3, 0x28, 0x1b),
  }),
  redirect: () => ({ status: 302, headers: { location: 'https://stranger.example/' }, body: null }),
  'proxy-error': () => htmlReply(502, '502 Bad Gateway'),
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
}

/** Every fault there is. */
export const faultNames = Object.keys(answersInPlace)

/** Whether the server has a fault of this name. */
export const isFault = (name: unknown): name is AppViewXFault =>
  typeof name === 'string' && Object.hasOwn(answersInPlace, name)
