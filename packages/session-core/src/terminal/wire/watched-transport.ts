import { reduceCause } from '../../errors/reduce-cause.ts'
import { type BoundedBody, readBounded } from '../../http/bounded-body.ts'
import { addressOf } from '../../http/call-input.ts'
import { describeBody } from './describe-body.ts'
import type { Gate } from './gate.ts'
import { headerLines, learnFrom } from './headers.ts'
import type { Hidden } from './hidden.ts'
import { isOfLogin } from './login-answer.ts'
import { addressWithout } from './parameters.ts'

/** How much of a body is looked at, in bytes. */
const maxBytes = 65_536

/** Where lines go, in the order of what happened: a body is still being read when the next thing happens. */
export type Print = (lines: () => Promise<readonly string[]>) => void

/** What is printed how. */
export interface Watch {
  readonly hidden: Hidden
  readonly print: Print
  /** The answer of a login is printed only then: what it granted is known from the first request that is signed with it. */
  readonly isSettled: Gate
}

/** A transport that tells what it sends and what comes back, without secrets. */
export function watchedTransport(
  transport: typeof globalThis.fetch,
  { hidden, print, isSettled }: Watch,
): typeof globalThis.fetch {
  const tell = (message: Message, until = Promise.resolve()): void =>
    print(async () => {
      await until
      return linesOf(message, hidden)
    })

  return async (input, init = {}) => {
    const { method = 'GET' } = init
    const [body, seen] = twice(init.body)
    const headers = new Headers(init.headers)
    learnFrom(headers, hidden)
    isSettled.open()
    const address = addressWithout(addressOf(input), hidden.hide)
    const line = `${method} ${address}`
    tell({ mark: '>', line, headers, body: readBounded(seen, { maxBytes }), isGrant: false })

    const started = performance.now()
    const answer = await transport(input, { ...init, ...(body && { body }) }).catch((error: unknown) => {
      print(() => Promise.resolve([`< no answer: ${reduceCause(error).name}`]))
      throw error
    })
    const outcome = `${`${answer.status} ${answer.statusText}`.trim()}, ${Math.round(performance.now() - started)} ms`
    const copy = readBounded(answer.body && answer.clone().body, { maxBytes })
    const isGrant = isOfLogin(addressOf(input))
    const until = isGrant ? isSettled.opened() : undefined
    tell({ mark: '<', line: outcome, headers: answer.headers, body: copy, isGrant }, until)
    return answer
  }
}

interface Message {
  readonly mark: '>' | '<'
  readonly line: string
  readonly headers: Headers
  readonly body: Promise<BoundedBody>
  /** It may hold what a login brings. */
  readonly isGrant: boolean
}

async function linesOf(
  { mark, line, headers, body, isGrant }: Message,
  hidden: Hidden,
): Promise<readonly string[]> {
  const { bytes, ending } = await body
  const head = [line, ...headerLines(headers, hidden.hide)]
  const type = headers.get('content-type') ?? ''
  const content = describeBody({ bytes, isWhole: ending !== 'cut', type, isGrant }, hidden)
  // The names of secrets come first: what they hid is hidden in all lines.
  const lines = [...head.flatMap((text) => hidden.lines(text)), '', ...content]
  return lines.map((text) => `${mark} ${text}`.trimEnd())
}

/** A body for the wire, where it can be read once only, and one to be looked at. */
function twice(body: RequestInit['body']): readonly [ReadableStream | undefined, ReadableStream | null] {
  if (body instanceof ReadableStream) return body.tee()
  return [undefined, new Response(body ?? null).body]
}
