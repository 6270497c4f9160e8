import type { AppViewXEmulatorSettings } from './settings.ts'

const minute = 60_000

/** The server as it stands when nobody says otherwise: AppViewX 2026.1.0 with its documented policies, and its lockout, which is off at first, switched on. */
export const defaultSettings: AppViewXEmulatorSettings = Object.freeze({
  replyShape: '2026',
  availableLoginAttemptCount: 'number',
  successCode: null,
  loginSuccess: 'session',
  loginFailure: 'record',
  rejection: 'ACC_AUTH_022',
  otpStatus: 401,
  otpCode: null,
  refusalStatus: 401,
  refusalCode: null,
  expiryAnswer: 401,
  forbiddenAnswer: 403,
  unknownLogout: 'refused',
  gwsource: 'required',
  contentType: 'any',
  lockout: true,
  allowedFailures: 5,
  lockoutMinutes: 15,
  otpLifetimeMs: 5 * minute,
  allowedWrongOtps: 5,
  otpLockoutMinutes: 15,
  idleTimeoutMs: 30 * minute,
  lifetimeMs: 12 * 60 * minute,
  tokenLifetimeMs: 30 * minute,
  singleSession: 'off',
  emptySearch: 404,
  recordCounts: 'number',
  requestState: 'statusCode',
  requestMs: 0,
})
