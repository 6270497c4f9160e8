import { text } from './scalars.ts'
import * as v from 'valibot'

/** What `login` answers (AppViewX 2020.1.0, 2023.1.0, 2026.1.0); what the two counters count is not agreed on. */
export const loginReply = v.looseObject({
  status: text,
  sessionId: text,
  lockDownPeriod: v.nullish(v.union([v.number(), v.string()])),
  availableLoginAttemptCount: v.nullish(v.union([v.number(), v.string()])),
  emailId: text,
  termsAccepted: v.nullish(v.boolean()),
  passwordExpiryMsg: text,
})
