import { type Call, headerOf } from '../call.ts'
import { jsonReply, type Reply, reply } from '../replies.ts'
import type { Server } from '../server.ts'
import { refuseCaller } from './gateway.ts'
import { emptyRecord, writeRecord } from './login-record.ts'

/** `POST acctmgmt-perform-logout`: takes a session id; a service token cannot be logged out (inferred). */
export function answerLogout(call: Call, server: Server): Reply {
  const sessionId = headerOf(call, 'sessionId')
  const known = sessionId !== undefined && server.sessions.use('session', sessionId) !== undefined
  if (known) server.sessions.close(sessionId)

  const { replyShape, successCode, unknownLogout } = server.settings()
  const forgiven = sessionId !== undefined && unknownLogout === 'success'
  if (!known && !forgiven) return refuseCaller(call, server)

  const response = writeRecord(emptyRecord, server.settings())
  return replyShape === '12.x'
    ? jsonReply(200, { response })
    : reply(200, { response, appStatusCode: successCode })
}
