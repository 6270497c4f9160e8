import { printable } from '../secrets/printable.ts'

/** The vendor's own words, kept apart from ours: HTTP status, code and text, without secrets. */
export interface VendorAnswer {
  readonly status: number
  /** Its own code, such as `ACC_AUTH_022`. */
  readonly code?: string | undefined
  /** One line without control characters, at most 300 characters. */
  readonly message?: string | undefined
}

/** A vendor's words, fit for a log; nothing else that was given passes. */
export function tidyVendor({ status, code, message }: VendorAnswer): VendorAnswer {
  return {
    status,
    ...(code !== undefined && { code: printable(code) }),
    ...(message !== undefined && { message: printable(message) }),
  }
}
