import { type Call, headerOf } from '../call.ts'
import { refusal, type Reply, reply } from '../replies.ts'
import { isLocked, type Server } from '../server.ts'

/** Who may pass: the owner of a session id, of a service token, or of a username and password on the call itself. */
export function callerOf(call: Call, server: Server): string | undefined {
  const sessionId = headerOf(call, 'sessionId')
  if (sessionId !== undefined) return server.sessions.use('session', sessionId)?.owner

  const token = headerOf(call, 'token')
  return token === undefined ? userOf(call, server) : server.sessions.use('token', token)?.owner
}

/** Credentials on the call itself; an account with MFA cannot use them (inferred). */
function userOf(call: Call, server: Server): string | undefined {
  const [username, password] = [headerOf(call, 'username'), headerOf(call, 'password')]
  if (username === undefined || password === undefined || isLocked(server, username)) return undefined

  const account = server.accounts.find(username)
  if (account === undefined) return undefined
  if (account.password !== password) {
    server.passwordLockout.guessedWrong(username)
    return undefined
  }

  server.passwordLockout.guessedRight(username)
  return account.otp !== true && (account.standing ?? 'active') === 'active' ? username : undefined
}

/**
 * How a call learns that it may not pass; only a session id can be told so in more than one way. An empty one is a session
 * id, too: the signer of 2021 sends it at first, and logs in on a 407 only.
 */
export function refuseCaller(call: Call, server: Server): Reply {
  const { expiryAnswer } = server.settings()
  if (!call.headers.has('sessionId')) return invalidCredentials()

  switch (expiryAnswer) {
    case 401:
      return invalidCredentials()
    case 407:
      return invalidSession407()
    case 'unauthorized-message':
      return unauthorizedMessage()
    case 'unauthorized-text':
      return unauthorizedText(call)
  }
}

/** The gateway's 401 (AppViewX 2020.3.0, status codes); it says the same for each kind of credential. */
const invalidCredentials = (): Reply =>
  refusal(401, 'AVX_GW_003', 'Authentication failed, reason - Invalid Credentials.')

/** What clients of 2021 and 2022 look for; the body is inferred. */
export const invalidSession407 = (): Reply => refusal(407, null, 'Session id is invalid.')

/** A 200 that means no; a client of 2022 looks for the word in its message. The rest is inferred. */
export const unauthorizedMessage = (): Reply =>
  reply(200, { message: 'Unauthorized. Session is invalid or expired.' })

/** A 200 that means no, in the words that old scripts know. */
export const unauthorizedText = (call: Call): Reply =>
  reply(200, { response: `Unauthorized access to API ${call.action ?? ''}` })

/** How a call learns that its user lacks the right. */
export function forbid(call: Call, server: Server): Reply {
  const { forbiddenAnswer } = server.settings()
  return forbiddenAnswer === 401
    ? invalidCredentials()
    : { ...unauthorizedText(call), status: forbiddenAnswer }
}
