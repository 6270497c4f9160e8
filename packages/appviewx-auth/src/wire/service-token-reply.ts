import { AnyCase } from './any-case.ts'
import { HeaderSafe } from './header-safe.ts'
import * as v from 'valibot'

/** The token itself stands where other actions answer with an object (AppViewX 2026.1.0, OAuth). */
export const ServiceTokenReply = v.pipe(
  AnyCase,
  v.object({ response: v.pipe(HeaderSafe, v.regex(/^(?!unauthori[sz]ed)/i)) }),
)
