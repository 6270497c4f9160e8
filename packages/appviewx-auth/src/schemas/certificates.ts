import { amount, maybeAmount, text } from './scalars.ts'
import * as v from 'valibot'

/**
 * A certificate as a search finds it (AppViewX 2026.1.0 and 2020.3.0, search). Which fields come depends on version and
 * category: all may be absent, and more than these pass.
 */
export const certificate = v.looseObject({
  resourceId: text,
  commonName: text,
  serialNumber: text,
  issuerCommonName: text,
  category: text,
  status: text,
  expiryStatus: text,
  /** Who looks after it, where the inventory says so. */
  owner: text,
  /** In milliseconds since 1970. */
  validFrom: maybeAmount,
  /** In milliseconds since 1970. */
  validTo: maybeAmount,
})

/** What `certificate/search` answers. */
export const searchReply = v.looseObject({
  response: v.looseObject({
    objects: v.array(certificate),
    totalRecords: amount,
    obtainedRecords: maybeAmount,
    obtainedRecordRange: v.nullish(v.looseObject({ start: maybeAmount, end: maybeAmount })),
  }),
  message: text,
})
