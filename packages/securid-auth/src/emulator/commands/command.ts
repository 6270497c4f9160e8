import type { AcceptedCall, Format } from '../call.ts'
import type { Reply } from '../replies.ts'
import type { Server } from '../server.ts'

/** What one command asks for, and does. */
export interface Command {
  /** The method its page documents; any where no page was found. */
  readonly method: 'GET' | 'POST' | 'any'
  /** Whose token it takes: nobody's, a user's, or also a trusted application's. */
  readonly token: 'none' | 'user' | 'any'
  readonly formats: readonly Format[]
  readonly run: (call: AcceptedCall, server: Server) => Reply | Promise<Reply>
}

/** The formats of every command but the find ones. */
export const objectFormats: readonly Format[] = ['properties', 'json']
