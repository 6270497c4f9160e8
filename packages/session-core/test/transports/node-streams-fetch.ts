import { PassThrough, Readable } from 'node:stream'
import { arrayBuffer } from 'node:stream/consumers'

/** A `fetch` of a class of its own whose answers have streams of Node, as node-fetch's: no `getReader`, no `cancel`. */
export const nodeStreamsFetch = withNodeStreams((...call) => fetch(...call))

/** The same over another `fetch`. */
export function withNodeStreams(over: typeof fetch): typeof fetch {
  const send = async (input: string, init?: RequestInit): Promise<Answer> => {
    const { status, statusText, headers, body } = await over(input, init)
    return new Answer({ status, statusText, headers }, body && Readable.fromWeb(body as never))
  }
  return send as unknown as typeof fetch
}

type Head = Pick<Response, 'status' | 'statusText' | 'headers'>

class Answer implements Head {
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  body: Readable | null

  constructor(head: Head, body: Readable | null) {
    this.status = head.status
    this.statusText = head.statusText
    this.headers = head.headers
    this.body = body
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  /** Neither half gets far ahead of the other. */
  clone(): Answer {
    const { body } = this
    if (!body) return new Answer(this, null)

    this.body = body.pipe(new PassThrough({ highWaterMark: 16_384 }))
    return new Answer(this, body.pipe(new PassThrough({ highWaterMark: 16_384 })))
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.body ? arrayBuffer(this.body) : new ArrayBuffer(0)
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.arrayBuffer())
  }
}
