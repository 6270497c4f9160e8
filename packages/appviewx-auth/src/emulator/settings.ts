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

/**
 * How this server behaves where versions, policies or sources differ. Each can be given at the start and changed
 * later with `configure`. "Inferred" marks an answer that no document shows.
 */
export interface AppViewXEmulatorSettings {
  /** Whose login and logout records it sends: AppViewX 2026.1.0, 2020.1.0 to 2023.1.0, or 11.x and 12.x. */
  readonly replyShape: '2026' | '2020' | '12.x'
  /** How a 2020 record shows its counter of ten: the documents show a number and null, clients read text. */
  readonly availableLoginAttemptCount: 'number' | 'string' | 'null' | 'absent'
  /** The outer `appStatusCode` of a success: the documents show null, and also these words. */
  readonly successCode: null | 'SUCCESS' | 'success'
  /** What right credentials get, each with a 200: a session, a record without its id, or `response: null`. */
  readonly loginSuccess: 'session' | 'no-session' | 'null-response'
  /** What a failed login gets: a FAILURE record (inferred), `response: null`, or the record with a 200. */
  readonly loginFailure: 'record' | 'null-response' | 'inner-failure'
  /**
   * What wrong credentials are called: either code of 2026.1.0 with a 401, or one of the two answers of 2020.1.0
   * without a code: 400 "Login failed. …", 401 "Authentication failed. …".
   */
  readonly rejection: 'ACC_AUTH_022' | 'ACC_AUTH_006' | 'login-failed' | 'authentication-failed'
  /** The status of "MFA is enabled. …"; inferred. */
  readonly otpStatus: number
  /** Its `appStatusCode`; inferred. */
  readonly otpCode: string | null
  /** The status of any other refused login: locked, disabled, a wrong OTP, …; inferred. */
  readonly refusalStatus: number
  /** Its `appStatusCode`; inferred. */
  readonly refusalCode: string | null
  /** How the server answers a call whose session id is no longer valid; the two texts come with a 200. */
  readonly expiryAnswer: 401 | 407 | 'unauthorized-message' | 'unauthorized-text'
  /**
   * How the server answers a call that its user has no right to: 403 or 200 and a text, or the same 401 as for an ended
   * session.
   */
  readonly forbiddenAnswer: 403 | 401 | 200
  /** What logging out of an unknown session gets: the answer of `expiryAnswer` (inferred), or a success. */
  readonly unknownLogout: 'refused' | 'success'
  /** Whether a request without `gwsource` is turned away with a 400 (inferred). */
  readonly gwsource: 'required' | 'optional'
  /** Whether a body that is not called `application/json` is turned away with a 415 (inferred). */
  readonly contentType: 'any' | 'required'
  /** Whether too many wrong passwords lock an account. */
  readonly lockout: boolean
  /** How many wrong passwords in a row an account takes; one more locks it. */
  readonly allowedFailures: number
  /** How long it stays locked, in minutes; 0: until someone unlocks it. */
  readonly lockoutMinutes: number
  /** How long an OTP is good for, in milliseconds. */
  readonly otpLifetimeMs: number
  /** How many wrong OTPs in a row an account takes; one more locks it. */
  readonly allowedWrongOtps: number
  /** How long it stays locked, in minutes; 0: until someone unlocks it. */
  readonly otpLockoutMinutes: number
  /** How long a session lives unused, in milliseconds; the documents name no number. Taken at login. */
  readonly idleTimeoutMs: number
  /** How long a session lives at most, in milliseconds; the documents name no number. Taken at login. */
  readonly lifetimeMs: number
  /** How long a service token lives, in milliseconds; its `exp` is cut to a whole second. */
  readonly tokenLifetimeMs: number
  /** Whether a user may hold one session only, and which of two logins then wins (inferred). */
  readonly singleSession: 'off' | 'newest-wins' | 'refuse'
  /** What a search that finds nothing gets: the 404 of the code table, or a 200 that says so inside (both 2020.3.0). */
  readonly emptySearch: 404 | 200
  /**
   * How the counts of a search are written: clients of 2024 and 2025 read numbers only, the tables call them String.
   */
  readonly recordCounts: 'number' | 'string'
  /** How a workflow request says its state: the number that clients read, or the String `stausCode` of 2026.1.0's table. */
  readonly requestState: 'statusCode' | 'stausCode'
  /**
   * How long a workflow request runs by the emulator's clock, in milliseconds; 0: it is done when it is first looked
   * at.
   */
  readonly requestMs: number
}

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

const minute = 60_000

/** The server as it stands when nobody says otherwise: AppViewX 2026.1.0 with its documented policies. */
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
