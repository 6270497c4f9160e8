import { loginFailure, type Proof } from './login-failure.ts'
import { protocolName } from './protocol-name.ts'
import type { Reply } from './reply.ts'
import { parseReply } from '@org/session-core'
import * as v from 'valibot'

/** What a login's answer should hold, and what was sent to get it. */
export interface ExpectedLogin<Schema> {
  readonly schema: Schema
  /** How the request is called in messages: `login`. */
  readonly what: string
  readonly proof: Proof
}

/**
 * What a login's answer grants.
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`.
 */
export function readLogin<Schema extends v.GenericSchema>(
  reply: Reply,
  { schema, what, proof }: ExpectedLogin<Schema>,
): v.InferOutput<Schema> {
  if (!grants(reply, schema) && isExplained(reply)) throw loginFailure(reply, proof)

  return parseReply({ protocol: protocolName, what, status: reply.status }, schema, reply.json)
}

/** Whether an answer holds what was asked for: first the status counts, then the gateway's own word, then the content. */
export function grants({ ok, envelope, json }: Reply, schema: v.GenericSchema): boolean {
  return ok && (envelope?.outcome ?? 'SUCCESS') === 'SUCCESS' && v.is(schema, json)
}

/** Whether a failure says why. A 2xx without session, code or words is not a refusal but no known answer. */
function isExplained({ ok, envelope }: Reply): boolean {
  if (!ok || envelope?.code !== undefined) return true

  const { outcome = 'SUCCESS', message = '' } = envelope ?? {}
  return outcome !== 'SUCCESS' || !/^(?:$|.*success)/i.test(message)
}
