import type { Exchange } from '../exchange.ts'
import { type Lane, ownerOf } from '../lane.ts'
import type { Feed } from './feed.ts'
import { now } from './now.ts'
import { peekRequest } from './peek-request.ts'
import type { Redactor } from './redactor.ts'
import { purposeOf } from './request-purpose.ts'
import { teeBody } from './tee-body.ts'
import { randomUUID } from 'node:crypto'

/** Somebody's call in progress; `sent` counts its requests. */
export interface CallInProgress {
  readonly id: string
  sent: number
}

/** Where requests are recorded, and what must be known of them. */
export interface RecordingParts {
  readonly feed: Feed
  readonly redactor: Redactor
  readonly channel: string
  readonly callInProgress: () => CallInProgress | undefined
}

/** Makes a `fetch`, the platform's unless another one is given, write down what it does; `generation` is that of the session it works for. */
export type RecordingFetch = (
  lane: Lane,
  generation: () => number,
  send?: typeof globalThis.fetch,
) => typeof globalThis.fetch

const mostLetters = 4096

/** Writes down what goes over the wire, bounded and without secrets. */
export function createRecordingFetch({
  feed,
  redactor,
  channel,
  callInProgress,
}: RecordingParts): RecordingFetch {
  const bodyOf = (text: string): string => redactor.text(text).slice(0, mostLetters)

  const open = async (lane: Lane, renewing: boolean, request: Request): Promise<Exchange> => {
    const { headers, method } = request
    const url = new URL(request.url)
    const call = callInProgress()
    const purpose = purposeOf(lane.vendor, url, { renewing, call })
    if (call !== undefined && purpose === 'call') call.sent += 1
    // Headers first: a secret that is learned there is known in the body too.
    const shown = redactor.headers(headers)
    const body = bodyOf(await request.text())

    return {
      id: randomUUID(),
      ...ownerOf(lane),
      ...(call !== undefined && { call: call.id }),
      purpose,
      method,
      origin: url.origin,
      path: redactor.text(url.pathname + url.search),
      startedAt: now(),
      request: { headers: shown, body },
    }
  }

  return (lane, generation, send = globalThis.fetch) =>
    async (input, init) => {
      let exchange = await open(lane, generation() > 0, peekRequest(input, init))
      const update = (change: Partial<Exchange>): void => {
        exchange = { ...exchange, ...change }
        feed.publish(channel, { type: 'exchange', id: exchange.id, exchange })
      }
      update({})

      try {
        const response = await send(input, init)
        const headers = redactor.headers(response.headers)
        const head = { status: response.status, ms: now() - exchange.startedAt }
        update({ ...head, response: { headers, body: '' }, ...(response.body === null && { over: true }) })
        return teeBody(response, (text) => update({ response: { headers, body: bodyOf(text) }, over: true }))
      } catch (error) {
        update({ status: 0, ms: now() - exchange.startedAt, over: true })
        throw error
      }
    }
}
