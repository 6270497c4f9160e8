/** What an action of your own is called with. */
export interface AppViewXActionCall {
  /** As it came, with its body still to be read. */
  readonly request: Request
  readonly url: URL
  /** The body as text. */
  readonly body: string
  /** Whose session or credentials it came with: a username or a client id; empty for an action that is open to all. */
  readonly username: string
}

/** Answers one call with a new `Response`. What it throws becomes a 500 that names the action. */
export type AppViewXAction = (call: AppViewXActionCall) => Response | Promise<Response>
