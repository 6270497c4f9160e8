import type { AppViewXEmulatorSettings } from './settings.ts'
import {
  duration,
  oneOf,
  orNull,
  type Rule,
  type Rules,
  text,
  wholeNumber,
  yesOrNo,
} from '@org/session-core/emulator'

const anyStatus = wholeNumber(200, 599)
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])
const status: Rule<number> = {
  allowed: `${anyStatus.allowed} that allows a body`,
  read: (name, value) => {
    const given = anyStatus.read(name, value)
    if (bodiless.has(given)) throw new TypeError(`${name} must be ${status.allowed}, not ${given}.`)
    return given
  },
}
const count = wholeNumber(0, 99)
const minutes = wholeNumber(0, 525_600)

/** What each setting may be. */
export const settingRules: Rules<AppViewXEmulatorSettings> = {
  replyShape: oneOf('2026', '2020', '12.x'),
  availableLoginAttemptCount: oneOf('number', 'string', 'null', 'absent'),
  successCode: oneOf(null, 'SUCCESS', 'success'),
  loginSuccess: oneOf('session', 'no-session', 'null-response'),
  loginFailure: oneOf('record', 'null-response', 'inner-failure'),
  rejection: oneOf('ACC_AUTH_022', 'ACC_AUTH_006', 'login-failed', 'authentication-failed'),
  otpStatus: status,
  otpCode: orNull(text),
  refusalStatus: status,
  refusalCode: orNull(text),
  expiryAnswer: oneOf(401, 407, 'unauthorized-message', 'unauthorized-text'),
  forbiddenAnswer: oneOf(403, 401, 200),
  unknownLogout: oneOf('refused', 'success'),
  gwsource: oneOf('required', 'optional'),
  contentType: oneOf('any', 'required'),
  lockout: yesOrNo,
  allowedFailures: count,
  lockoutMinutes: minutes,
  otpLifetimeMs: duration(1, Infinity),
  allowedWrongOtps: count,
  otpLockoutMinutes: minutes,
  idleTimeoutMs: duration(1, Infinity),
  lifetimeMs: duration(1, Infinity),
  tokenLifetimeMs: duration(1000, 1e12),
  singleSession: oneOf('off', 'newest-wins', 'refuse'),
  emptySearch: oneOf(404, 200),
  recordCounts: oneOf('number', 'string'),
  requestState: oneOf('statusCode', 'stausCode'),
  requestMs: duration(0, Infinity),
}
