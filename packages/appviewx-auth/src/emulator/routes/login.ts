import { type Call, headerOf } from '../call.ts'
import { randomUuid } from '../random.ts'
import { jsonReply, type Reply, reply } from '../replies.ts'
import { isLocked, type Server } from '../server.ts'
import type { AppViewXEmulatorSettings } from '../settings.ts'
import type { AppViewXAccount } from '../state/accounts.ts'
import { emptyRecord, writeRecord } from './login-record.ts'
import { type RefusedLogin, refusedLogins } from './refused-login.ts'

/** `POST login`, and its older name: username, password and OTP come in headers, the body is not read. */
export function answerLogin(call: Call, server: Server): Reply {
  const admitted = admit(call, server)
  return 'message' in admitted ? failure(admitted, server.settings()) : success(admitted, server)
}

/** The account that may have a session now, or why not. */
function admit(call: Call, server: Server): AppViewXAccount | RefusedLogin {
  const refused = refusedLogins(server.settings())
  const [username, password] = [headerOf(call, 'username'), headerOf(call, 'password')]
  if (username === undefined || password === undefined) return refused.empty
  if (isLocked(server, username)) return refused.locked

  const account = server.accounts.find(username)
  if (account === undefined) return refused.wrong
  if (account.password !== password) {
    server.passwordLockout.guessedWrong(username)
    return refused.wrong
  }

  const { standing = 'active' } = account
  if (standing !== 'active') return refused.standing(standing)

  const obstacle = askForOtp(call, account, server) ?? makeRoom(account, server)
  if (obstacle !== undefined) return obstacle

  server.passwordLockout.guessedRight(username)
  return account
}

function askForOtp(call: Call, account: AppViewXAccount, server: Server): RefusedLogin | undefined {
  if (account.otp !== true) return undefined

  const refused = refusedLogins(server.settings())
  const otp = headerOf(call, 'otp')
  if (otp === undefined) {
    server.oneTimePasswords.send(account)
    return refused.otpSent(account)
  }

  switch (server.oneTimePasswords.redeem(account.username, otp)) {
    case 'right':
      server.otpLockout.guessedRight(account.username)
      return undefined
    case 'expired':
      return refused.otpExpired
    case 'wrong':
      server.otpLockout.guessedWrong(account.username)
      return refused.otpWrong
  }
}

/** Under a single-session policy the newer login ends the older session, or is itself turned away. */
function makeRoom({ username }: AppViewXAccount, server: Server): RefusedLogin | undefined {
  const { singleSession } = server.settings()
  if (singleSession === 'off') return undefined

  for (const { id } of server.sessions.heldBy(username)) {
    if (singleSession === 'refuse') return refusedLogins(server.settings()).secondSession
    server.sessions.close(id)
  }
  return undefined
}

function success(account: AppViewXAccount, server: Server): Reply {
  const settings = server.settings()
  if (settings.loginSuccess === 'null-response') {
    return reply(200, { message: 'Login successful.', appStatusCode: settings.successCode })
  }

  const response = writeRecord(
    {
      succeeded: true,
      code: null,
      sessionId: settings.loginSuccess === 'session' ? openSession(account, server) : null,
      lockDownPeriod: settings.lockoutMinutes,
      emailId: account.email ?? null,
      termsAccepted: account.termsAccepted ?? true,
      passwordExpiryMsg: account.passwordExpiryMsg ?? '',
    },
    settings,
  )
  if (settings.replyShape === '12.x') return jsonReply(200, { response })

  const message = settings.replyShape === '2026' ? 'Login successful.' : null
  return reply(200, { response, message, appStatusCode: settings.successCode })
}

function openSession({ username }: AppViewXAccount, { clock, sessions, settings }: Server): string {
  const { idleTimeoutMs, lifetimeMs, replyShape } = settings()
  const id = replyShape === '2026' ? `avx~~${randomUuid()}` : randomUuid()
  sessions.open({
    id,
    kind: 'session',
    owner: username,
    idleMs: idleTimeoutMs,
    endsAt: clock.now() + lifetimeMs,
  })
  return id
}

/** No document shows the body of a failed login; this is the record of a success, emptied (inferred). */
function failure({ code, message, status }: RefusedLogin, settings: AppViewXEmulatorSettings): Reply {
  const record = { ...emptyRecord, succeeded: false, code, lockDownPeriod: settings.lockoutMinutes }
  const response = settings.loginFailure === 'null-response' ? null : writeRecord(record, settings)

  return reply(settings.loginFailure === 'inner-failure' ? 200 : status, {
    response,
    message,
    appStatusCode: code,
    tags: {},
  })
}
