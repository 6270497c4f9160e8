import type { AppViewXEmulatorSettings } from '../settings.ts'
import type { AppViewXAccount } from '../state/accounts.ts'
import { maskedAddress } from '../state/one-time-passwords.ts'

/** Why a login fails, in the server's words. */
export interface RefusedLogin {
  readonly status: number
  readonly code: string | null
  readonly message: string
}

const wrongCredentials: Readonly<Record<AppViewXEmulatorSettings['rejection'], RefusedLogin>> = {
  ACC_AUTH_022: { status: 401, code: 'ACC_AUTH_022', message: 'Login failed. Invalid credentials.' },
  ACC_AUTH_006: { status: 401, code: 'ACC_AUTH_006', message: 'Login failed. Invalid credentials.' },
  'login-failed': { status: 400, code: null, message: 'Login failed. Invalid credentials.' },
  'authentication-failed': {
    status: 401,
    code: null,
    message: 'Authentication failed. The reason - Invalid Credentials.',
  },
}

const standings: Readonly<Record<Exclude<AppViewXAccount['standing'], 'active' | undefined>, string>> = {
  disabled: 'Login failed. User account is disabled.',
  'password-expired': 'Login failed. Password has expired.',
  'terms-required': 'Login failed. Terms and conditions are not accepted.',
}

/** The ways a login can fail. Documented are `wrong`, `empty` and the text of `otpSent`; the rest is inferred. */
export interface RefusedLogins {
  readonly wrong: RefusedLogin
  readonly empty: RefusedLogin
  readonly otpSent: (account: AppViewXAccount) => RefusedLogin
  readonly otpWrong: RefusedLogin
  readonly otpExpired: RefusedLogin
  readonly locked: RefusedLogin
  readonly secondSession: RefusedLogin
  readonly standing: (standing: keyof typeof standings) => RefusedLogin
}

/** The same, as the settings have them. */
export function refusedLogins(settings: AppViewXEmulatorSettings): RefusedLogins {
  const refused = (message: string): RefusedLogin => ({
    status: settings.refusalStatus,
    code: settings.refusalCode,
    message,
  })

  return {
    wrong: wrongCredentials[settings.rejection],
    empty: {
      status: 400,
      // Before 2026 the documents give the same text without a code.
      code: settings.replyShape === '2026' ? 'ACCT_AUTH_001' : null,
      message: 'Username or password cannot be null or empty.',
    },
    otpSent: (account: AppViewXAccount): RefusedLogin => ({
      status: settings.otpStatus,
      code: settings.otpCode,
      message: `MFA is enabled. We have sent an OTP to your email ID: ${maskedAddress(account)}.`,
    }),
    otpWrong: refused('Login failed. Invalid OTP.'),
    otpExpired: refused('Login failed. OTP has expired.'),
    locked: refused('Login failed. User account is locked.'),
    secondSession: refused('Login failed. The user already has an active session.'),
    standing: (standing: keyof typeof standings): RefusedLogin => refused(standings[standing]),
  }
}
