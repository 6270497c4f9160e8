import type { EmulatorFault, SeenRequest as Seen } from '@org/session-core/emulator'

/**
 * What can happen to one request: every `EmulatorFault`, and these, which answer in place of the server.
 * - `too-many-requests`: 429; `maintenance`: 403; `login-page`: 302 to this server's login page
 * - `no-permission`: 401 as for a forbidden command, the same as `forbidden`
 * - `unknown-unauthorized`: a 401 that no page documents
 * - `exception`, `query-failed`: 500 with a Java exception, which is the reason phrase, too
 */
export type SecurIdFault =
  | EmulatorFault
  | 'too-many-requests'
  | 'unknown-unauthorized'
  | 'no-permission'
  | 'maintenance'
  | 'login-page'
  | 'exception'
  | 'query-failed'

/** A request as it came in, credentials and all: redact it before you show it. */
export type SecurIdSeenRequest = Seen<SecurIdFault>

/** The earlier name of `SecurIdSeenRequest`. */
export type SeenRequest = SecurIdSeenRequest
