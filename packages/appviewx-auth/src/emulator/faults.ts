import type { EmulatorFault, SeenRequest } from '@org/session-core/emulator'

/**
 * What can happen to one request: every `EmulatorFault`, and these, which answer in place of the server.
 * - `too-many-requests`: 429; `business-error`: 404 of a call that found nothing
 * - `unauthorized-407`, `unauthorized-message`, `unauthorized-text`: as if the session had ended, in each way there is
 * - `no-session`, `null-response`, `inner-failure`: the 200s of a login that gives no session
 */
export type AppViewXFault =
  | EmulatorFault
  | 'too-many-requests'
  | 'unauthorized-407'
  | 'unauthorized-message'
  | 'unauthorized-text'
  | 'business-error'
  | 'no-session'
  | 'null-response'
  | 'inner-failure'

/** A request as it came in, credentials and all: redact it before you show it. */
export type AppViewXSeenRequest = SeenRequest<AppViewXFault>
