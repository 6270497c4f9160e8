import { isSecretName } from './secret-name.ts'
import { expect, it } from 'vitest'

const secret = [
  'password Passwd j_password userPassword new-password pass pwd passphrase PIN userPin sessionId',
  'SESSIONID jsessionid session session_key sid connect.sid token accesstoken access_token refreshToken',
  'X-CSRF-Token csrf otp otpCode totp authCode auth-code apiKey api_key gwkey secret clientSecret',
  'privateKey Authorization proxy-authorization Cookie set-cookie credential credentials ns:password',
  'signature sig jwt bearer nonce SAMLResponse assertion passcode tokenValue secretData passwordHash',
].flatMap((names) => names.split(' '))

const open = [
  'token-lifespan-timeout token-inactivity-timeout passwordExpiryMsg password-label token_type',
  'expires_in tokenExpiresAt passwordChangedDate otpStatus otpRequired secretName sessionTimeout',
  'sessionCount csrFile csrFormat footprint adoption hockeyTeam monkey author keyAlgorithmAndSize',
  'username status message appStatusCode lockDownPeriod emailId compass inside passed spinning',
  'signatureAlgorithm credentialType password.policy tokenStatus pinned passwordExpired',
].flatMap((names) => names.split(' '))

it.each(secret)('says that a secret is behind it: %s', (name) => {
  expect(isSecretName(name)).toBe(true)
})

it.each(open)('says nothing of the kind: %s', (name) => {
  expect(isSecretName(name)).toBe(false)
})
