import { attempt } from './attempt.ts'
import { type EmulatorCall, readCall } from './call.ts'
import type { AnswersInPlace } from './faults.ts'
import { harm } from './harm.ts'
import type { Holds } from './holds.ts'
import type { Journal, OpenEntry } from './journal.ts'
import { orAborted, pause, signalOf } from './or-aborted.ts'
import type { EmulatorParts } from './parts.ts'

/** What the knobs change, and one exchange reads and writes. */
export interface ExchangeState<Fault extends string> {
  readonly journal: Journal<Fault>
  readonly holds: Holds
  /** Each for one of the next requests, in their order. */
  readonly faults: Fault[]
  loginAttempts: number
  /** What is under way was called with: the platform tells the signal of a collected `Request` nothing more. */
  readonly underWay: Set<Parameters<typeof fetch>>
  /** Real milliseconds. */
  slowness: number
}

/** The `fetch` of one emulator. A request takes its fault and its hold when it arrives. */
export function createExchange<Fault extends string>(
  parts: EmulatorParts<string>,
  answers: AnswersInPlace,
  state: ExchangeState<Fault>,
): typeof globalThis.fetch {
  return async (input, init) => {
    const signal = signalOf(input, init)
    signal?.throwIfAborted()
    const called: Parameters<typeof fetch> = [input, init]
    state.underWay.add(called)
    return exchange(input, init, signal).finally(() => state.underWay.delete(called))
  }

  async function exchange(
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const request = new Request(input, { ...init, signal: null })

    const entry = state.journal.open(request, state.faults.shift())
    const held = state.holds.next()
    const call = await orAborted(readCall(request), signal)
    state.journal.received(entry, call.body)
    const reply = await orAborted(process(call, entry), signal)

    await pause(state.slowness, signal)
    await orAborted(held, signal)
    if (reply === undefined || entry.fault === 'drop-reply') throw new TypeError('fetch failed')
    return harm(reply, entry.fault, signal)
  }

  /** The reply of the server, or of what answers in its place; none when the connection broke: `Response.error()` says so, too. */
  async function process(call: EmulatorCall, entry: OpenEntry<Fault>): Promise<Response | undefined> {
    if (entry.fault === 'drop') return undefined

    if (parts.isLogin(call)) state.loginAttempts += 1
    const made = await attempt(answers.get(entry.fault ?? '') ?? parts.answer, call)
    const reply = 'reply' in made ? made.reply : (parts.failed ?? plainFailure)(call, made.why)
    if ('error' in made) entry.error = made.error
    entry.status = reply.status
    return reply.type === 'error' ? undefined : reply
  }
}

const plainFailure = ({ request, url }: EmulatorCall, why: string): Response =>
  new Response(`${request.method} ${url.pathname} ${why}`, { status: 500 })
