import type { Json } from '../call.ts'
import type { AppViewXEmulatorSettings } from '../settings.ts'

/** What the record of a login or a logout says. */
export interface LoginRecord {
  readonly succeeded: boolean
  readonly code: string | null
  readonly sessionId: string | null
  /** Of 2026: the documents call it attempts remaining, its value looks like minutes (inferred). */
  readonly lockDownPeriod: number
  readonly emailId: string | null
  readonly termsAccepted: boolean
  readonly passwordExpiryMsg: string
}

/** A record with nothing in it, as the documents show it for a logout (AppViewX 2026.1.0). */
export const emptyRecord: LoginRecord = {
  succeeded: true,
  code: null,
  sessionId: null,
  lockDownPeriod: 0,
  emailId: null,
  termsAccepted: false,
  passwordExpiryMsg: '',
}

/** The record as this version of the server writes it, the fields in the documents' order. */
export function writeRecord(record: LoginRecord, settings: AppViewXEmulatorSettings): Json {
  const { code, sessionId, succeeded } = record
  if (settings.replyShape === '12.x') {
    return { Status: succeeded ? 'Success' : 'Failure', SessionId: sessionId }
  }

  const head = {
    status: succeeded ? 'SUCCESS' : 'FAILURE',
    appStatusCode: code,
    statusDescription: null,
    sessionId,
  }
  if (settings.replyShape === '2020') return { ...head, ...attemptCount(settings) }

  const { emailId, lockDownPeriod, passwordExpiryMsg, termsAccepted } = record
  return { ...head, authCode: null, lockDownPeriod, emailId, termsAccepted, passwordExpiryMsg }
}

function attemptCount({
  availableLoginAttemptCount,
}: AppViewXEmulatorSettings): Readonly<Record<string, Json>> {
  switch (availableLoginAttemptCount) {
    case 'number':
      return { availableLoginAttemptCount: 10 }
    case 'string':
      return { availableLoginAttemptCount: '10' }
    case 'null':
      return { availableLoginAttemptCount: null }
    case 'absent':
      return {}
  }
}
