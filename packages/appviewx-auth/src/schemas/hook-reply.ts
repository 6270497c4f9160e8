import { text } from './scalars.ts'
import * as v from 'valibot'

/** What `execute-hook` answers (AppViewX 2026.1.0): how it went, and whatever the hook puts out. */
export const hookReply = v.looseObject({
  status: text,
  output: v.optional(v.unknown()),
  message: text,
})
