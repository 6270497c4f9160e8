import { failure } from '../failure.ts'
import type { Reply } from '../reply.ts'
import { misfitIn } from '../wire/login-replies.ts'
import { rejectsCredentials } from '../wire/rejection.ts'
import { loginFailure, type Sent, thenRearm } from './login-failure.ts'
import { refusesLogin } from '@org/session-core/vendor'

/** What a login's answer should hold, and what was sent to get it. */
export interface ExpectedGrant<Content> {
  /** `undefined` where the answer holds something else. */
  readonly read: (json: unknown) => Content | undefined
  readonly sent: Sent
}

/**
 * What a login's answer grants.
 *
 * @throws SessionError `credentials-rejected`, `login-refused` or `unexpected-reply`.
 */
export function readGrant<Content>(reply: Reply, { read, sent }: ExpectedGrant<Content>): Content {
  const content = grantedBy(reply, read)
  if (content !== undefined) return content

  if (isRefusal(reply)) throw loginFailure(reply, sent)
  const sought = sent === 'client id or secret' ? 'response' : 'response.sessionId'
  const message = `The login reply holds no session at ${misfitIn(reply.json, sought)}. Check url${thenRearm(sent)}.`
  throw failure('unexpected-reply', message, { reply })
}

/** What was asked for, if an answer holds it: its status counts first, then the gateway's own word, then the content. */
export function grantedBy<Content>(
  { ok, envelope, json }: Reply,
  read: ExpectedGrant<Content>['read'],
): Content | undefined {
  return ok && !objects(envelope?.outcome) ? read(json) : undefined
}

/** Whether an answer says no. A 2xx without session, code or words refuses nothing: it is not an answer we know. */
function isRefusal(reply: Reply): boolean {
  const { code, outcome, message } = reply.envelope ?? {}
  return (
    !reply.ok ||
    rejectsCredentials(reply) ||
    refusesLogin(reply.status, reply.text) ||
    Boolean(code) ||
    objects(outcome) ||
    objects(message)
  )
}

function objects(words = ''): boolean {
  return words !== '' && !/\bsuccess|^ok$/i.test(words)
}
