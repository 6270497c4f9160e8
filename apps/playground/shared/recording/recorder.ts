import { type Lane, ownerOf } from '../lane.ts'
import { failureName } from './failure-name.ts'
import type { Feed } from './feed.ts'
import { now } from './now.ts'
import { type CallInProgress, createRecordingFetch, type RecordingFetch } from './recording-fetch.ts'
import type { Redactor } from './redactor.ts'
import { serializeEvent } from './serialize-event.ts'
import type { Session } from '@org/session-core'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** Writes down what sessions do: what they emit, what they send, and for whom. */
export interface Recorder {
  readonly transport: RecordingFetch
  readonly follow: (lane: Lane, session: Session) => void
  /** One caller's work: what it sends is known to be its own. Reads the answer; rejects as `work` does. */
  readonly call: (lane: Lane, caller: string, work: () => Promise<Response>) => Promise<Response>
}

/** A recorder that publishes on one channel of the feed. */
export function createRecorder(feed: Feed, redactor: Redactor, channel: string): Recorder {
  const calls = new AsyncLocalStorage<CallInProgress>()

  return {
    transport: createRecordingFetch({ feed, redactor, channel, callInProgress: () => calls.getStore() }),
    follow: (lane, session) => {
      session.subscribe((emitted) => {
        const id = randomUUID()
        const event = serializeEvent(emitted, { id, ...ownerOf(lane) }, redactor.text)
        feed.publish(channel, { type: 'event', id, event })
      })
    },
    call: async (lane, caller, work) => {
      const id = randomUUID()
      const startedAt = now()
      const call = { id, ...ownerOf(lane), caller, startedAt }
      const ended = (outcome: string): void =>
        feed.publish(channel, { type: 'call', id, call: { ...call, outcome, ms: now() - startedAt } })
      feed.publish(channel, { type: 'call', id, call })

      try {
        const response = await calls.run({ id, sent: 0 }, work)
        const body = response.body === null ? null : await response.arrayBuffer()
        ended(String(response.status))
        return new Response(body, response)
      } catch (error) {
        ended(failureName(error))
        throw error
      }
    },
  }
}
