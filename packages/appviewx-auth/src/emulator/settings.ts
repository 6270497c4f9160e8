/**
 * How this server behaves where versions, policies or sources differ. Each can be given at the start and changed
 * later with `configure`. "Inferred" marks an answer that no document shows.
 */
export interface AppViewXEmulatorSettings {
  /**
   * Whose login and logout records it sends: AppViewX 2026.1.0, 2020.1.0 to 2023.1.0, or 11.x and 12.x. Default:
   * `'2026'`.
   */
  readonly replyShape: '2026' | '2020' | '12.x'
  /**
   * How a 2020 record shows its counter of ten: the documents show a number and null, clients read text. Default:
   * `'number'`.
   */
  readonly availableLoginAttemptCount: 'number' | 'string' | 'null' | 'absent'
  /** The outer `appStatusCode` of a success: the documents show null, and also these words. Default: `null`. */
  readonly successCode: null | 'SUCCESS' | 'success'
  /**
   * What right credentials get, each with a 200: a session, a record without its id, or `response: null`. Default:
   * `'session'`.
   */
  readonly loginSuccess: 'session' | 'no-session' | 'null-response'
  /**
   * What a failed login gets: a FAILURE record (inferred), `response: null`, or the record with a 200. Default:
   * `'record'`.
   */
  readonly loginFailure: 'record' | 'null-response' | 'inner-failure'
  /**
   * What wrong credentials are called: either code of 2026.1.0 with a 401, or one of the two answers of 2020.1.0
   * without a code: 400 "Login failed. …", 401 "Authentication failed. …". Default: `'ACC_AUTH_022'`.
   */
  readonly rejection: 'ACC_AUTH_022' | 'ACC_AUTH_006' | 'login-failed' | 'authentication-failed'
  /** The status of "MFA is enabled. …"; inferred. Default: 401. */
  readonly otpStatus: number
  /** Its `appStatusCode`; inferred. Default: `null`. */
  readonly otpCode: string | null
  /** The status of any other refused login: locked, disabled, a wrong OTP, …; inferred. Default: 401. */
  readonly refusalStatus: number
  /** Its `appStatusCode`; inferred. Default: `null`. */
  readonly refusalCode: string | null
  /** How the server answers a call whose session id is no longer valid; the two texts come with a 200. Default: 401. */
  readonly expiryAnswer: 401 | 407 | 'unauthorized-message' | 'unauthorized-text'
  /**
   * How the server answers a call that its user has no right to: 403 or 200 and a text, or the same 401 as for an ended
   * session. Default: 403.
   */
  readonly forbiddenAnswer: 403 | 401 | 200
  /**
   * What logging out of an unknown session gets: the answer of `expiryAnswer` (inferred), or a success. Default:
   * `'refused'`.
   */
  readonly unknownLogout: 'refused' | 'success'
  /** Whether a request without `gwsource` is turned away with a 400 (inferred). Default: `'required'`. */
  readonly gwsource: 'required' | 'optional'
  /** Whether a body that is not called `application/json` is turned away with a 415 (inferred). Default: `'any'`. */
  readonly contentType: 'any' | 'required'
  /** Whether too many wrong passwords lock an account. Default: `true`. */
  readonly lockout: boolean
  /** How many wrong passwords in a row an account takes; one more locks it. Default: 5. */
  readonly allowedFailures: number
  /** How long it stays locked, in minutes; 0: until someone unlocks it. Default: 15. */
  readonly lockoutMinutes: number
  /** How long an OTP is good for, in milliseconds. Default: 5 minutes. */
  readonly otpLifetimeMs: number
  /** How many wrong OTPs in a row an account takes; one more locks it. Default: 5. */
  readonly allowedWrongOtps: number
  /** How long it stays locked, in minutes; 0: until someone unlocks it. Default: 15. */
  readonly otpLockoutMinutes: number
  /** How long a session lives unused, in milliseconds; the documents name no number. Taken at login. Default: 30 minutes. */
  readonly idleTimeoutMs: number
  /** How long a session lives at most, in milliseconds; the documents name no number. Taken at login. Default: 12 hours. */
  readonly lifetimeMs: number
  /** How long a service token lives, in milliseconds; its `exp` is cut to a whole second. Default: 30 minutes. */
  readonly tokenLifetimeMs: number
  /** Whether a user may hold one session only, and which of two logins then wins (inferred). Default: `'off'`. */
  readonly singleSession: 'off' | 'newest-wins' | 'refuse'
  /**
   * What a search that finds nothing gets: the 404 of the code table, or a 200 that says so inside (both 2020.3.0).
   * Default: 404.
   */
  readonly emptySearch: 404 | 200
  /**
   * How the counts of a search are written: clients of 2024 and 2025 read numbers only, the tables call them String.
   * Default: `'number'`.
   */
  readonly recordCounts: 'number' | 'string'
  /**
   * How a workflow request says its state: the number that clients read, or the String `stausCode` of 2026.1.0's table.
   * Default: `'statusCode'`.
   */
  readonly requestState: 'statusCode' | 'stausCode'
  /**
   * How long a workflow request runs by the emulator's clock, in milliseconds; 0: it is done when it is first looked
   * at. Default: 0.
   */
  readonly requestMs: number
}
