import { protocolName } from '../protocol-name.ts'
import type { Reply } from '../reply.ts'
import { rejectsCredentials } from '../wire/rejection.ts'
import { loginFailure, type Sent } from './login-failure.ts'
import { parseReply } from '@org/session-core'
import * as v from 'valibot'

/** What a login's answer should hold, and what was sent to get it. */
export interface ExpectedGrant<Schema> {
  readonly schema: Schema
  readonly sent: Sent
}

/**
 * What a login's answer grants.
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`.
 */
export function readGrant<Schema extends v.GenericSchema>(
  reply: Reply,
  { schema, sent }: ExpectedGrant<Schema>,
): v.InferOutput<Schema> {
  if (!grants(reply, schema) && isRefusal(reply)) throw loginFailure(reply, sent)

  return parseReply({ protocol: protocolName, what: 'login', status: reply.status }, schema, reply.json)
}

/** Whether an answer holds what was asked for: its status counts first, then the gateway's own word, then the content. */
export function grants({ ok, envelope, json }: Reply, schema: v.GenericSchema): boolean {
  return ok && !objects(envelope?.outcome) && v.is(schema, json)
}

/** Whether an answer says no. A 2xx without session, code or words refuses nothing: it is not an answer we know. */
function isRefusal(reply: Reply): boolean {
  const { code, outcome, message } = reply.envelope ?? {}
  return !reply.ok || rejectsCredentials(reply) || Boolean(code) || objects(outcome) || objects(message)
}

function objects(words = ''): boolean {
  return words !== '' && !/\bsuccess/i.test(words)
}
