import { loginFailure, type Sent } from './login-failure.ts'
import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { parseReply } from '@org/session-core'
import * as v from 'valibot'

/** What a login's answer should hold, and what was sent to get it. */
export interface ExpectedLogin<Schema> {
  readonly schema: Schema
  readonly sent: Sent
}

/**
 * What a login's answer grants.
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`.
 */
export function readLogin<Schema extends v.GenericSchema>(
  reply: Reply,
  { schema, sent }: ExpectedLogin<Schema>,
): v.InferOutput<Schema> {
  if (!grants(reply, schema) && isExplained(reply)) throw loginFailure(reply, sent)

  return parseReply({ protocol: protocolName, what: 'login', status: reply.status }, schema, reply.json)
}

/** Whether an answer holds what was asked for: first its status counts, then the gateway's own word, then the content. */
export function grants({ ok, envelope, json }: Reply, schema: v.GenericSchema): boolean {
  return ok && !objects(envelope?.outcome) && v.is(schema, json)
}

/** Whether a failure says why. A 2xx without session, code or words refuses nothing: it is no answer we know. */
function isExplained({ ok, envelope }: Reply): boolean {
  return !ok || Boolean(envelope?.code) || objects(envelope?.outcome) || objects(envelope?.message)
}

function objects(words = ''): boolean {
  return words !== '' && !/\bsuccess/i.test(words)
}
