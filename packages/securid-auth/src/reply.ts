/** An answer of the server, read to its end. */
export interface Reply {
  /** HTTP status; 0 for a redirect in a browser. */
  readonly status: number
  readonly ok: boolean
  /** The reason phrase: an unknown command is told there (SecurID 404). */
  readonly statusText: string
  readonly text: string
}

/** Reads a response as text, whatever it calls itself. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, ok, statusText } = response

  return { status, ok, statusText, text: await response.text() }
}
