import { text } from './scalars.ts'
import * as v from 'valibot'

/**
 * What `certificate/create` answers (AppViewX 2026.1.0): where the certificate is, which request makes it, and, when it
 * was asked for at once, the certificate itself in Base64.
 */
export const creationReply = v.looseObject({
  resourceId: text,
  requestId: text,
  certificateContent: text,
})
