import { detailsOf } from '../../shared/recorded-event.ts'
import { failureName } from '../sessions/tally.ts'
import type { Feed } from './feed.ts'
import { now } from './now.ts'
import { type CallInProgress, createJournal, type Journal, type Lane } from './recording-fetch.ts'
import type { Redactor } from './redactor.ts'
import type { Session } from '@org/session-core'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** Writes down what sessions do: what they tell, what they send, and for whom. */
export interface Recorder {
  readonly transport: Journal
  readonly follow: (lane: Lane, session: Session) => void
  /** One caller's work: what it sends is known to be its own. Reads the answer; rejects as `work` does. */
  readonly call: (lane: Lane, caller: string, work: () => Promise<Response>) => Promise<Response>
}

/** A recorder that tells `feed` under the name of `stage`. */
export function createRecorder(feed: Feed, redactor: Redactor, stage: string): Recorder {
  const calls = new AsyncLocalStorage<CallInProgress>()

  return {
    transport: createJournal({ feed, redactor, stage, callInProgress: () => calls.getStore() }),
    follow: ({ vendor, name: lane }, session) => {
      session.subscribe((event) => {
        const { type, generation } = event
        const id = randomUUID()
        const details = redactor.text(detailsOf(event))
        const at = event.at.getTime()
        feed.tell(stage, { type: 'event', id, event: { id, vendor, lane, type, at, generation, details } })
      })
    },
    call: async ({ vendor, name: lane }, caller, work) => {
      const id = randomUUID()
      const startedAt = now()
      const call = { id, vendor, lane, caller, startedAt }
      const ended = (outcome: string): void =>
        feed.tell(stage, { type: 'call', id, call: { ...call, outcome, ms: now() - startedAt } })
      feed.tell(stage, { type: 'call', id, call })

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
