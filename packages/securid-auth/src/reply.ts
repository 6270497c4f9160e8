import { readText } from '@org/session-core/vendor'

/** What the server answered, read to its end. */
export interface Reply {
  /** HTTP status; 0 for a redirect in a browser. */
  readonly status: number
  /** 2xx. Some of these are failures all the same. */
  readonly ok: boolean
  /** The reason phrase: an unknown command is told there (SecurID 404). */
  readonly statusText: string
  readonly text: string
}

/** Reads an answer to its end as text, whatever it calls itself. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, ok, statusText } = response

  return { status, ok, statusText, text: await readText(response) }
}
