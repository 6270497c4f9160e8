import type { AcceptedCall } from '../call.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'
import type { Command } from './command.ts'
import { refusals } from './refusals.ts'

/** Acts for the token's user, whom an application's token has not: that this is the cause of the 412 is inferred. Source: G&L 7.5.2, findApprovals. */
export const forUser =
  (run: (call: AcceptedCall, server: Server, username: string) => Reply): Command['run'] =>
  (call, server) =>
    call.token?.kind === 'user'
      ? run(call, server, call.token.subject)
      : refusals.missingParameter(call, 'auth-user-id')
