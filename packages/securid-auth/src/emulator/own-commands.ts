/** What a command of your own is called with. */
export interface SecurIdCommandCall {
  /** As it came, with its body still to be read. */
  readonly request: Request
  readonly url: URL
  /** The body as text. */
  readonly body: string
  /** Whose token it came with: a username or a client id; empty for a command that needs no token. */
  readonly username: string
}

/** Answers one call with a new `Response`. What it throws becomes a 500 that names the command. */
export type SecurIdCommand = (call: SecurIdCommandCall) => Response | Promise<Response>
