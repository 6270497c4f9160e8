import type { Lane } from '../shared/lane.ts'
import { failureName } from '../shared/recording/failure-name.ts'
import type { Recorder } from '../shared/recording/recorder.ts'
import type { Session } from '@org/session-core'

/** Where a session is shown, and what it sends with; its product's name and the platform's `fetch`, unless it says otherwise. */
export interface Place extends Partial<Omit<Lane, 'vendor'>> {
  readonly send?: typeof globalThis.fetch
}

/** The sessions of a story, each in its lane, and recorded. */
export interface Cast {
  readonly enter: <Kind extends Session>(lane: Lane & Place, open: (transport: typeof fetch) => Kind) => Kind
  /** What a caller got: a status, the code of a SessionError, or `connection lost`. Never rejects. */
  readonly call: (session: Session, caller: string, work: () => Promise<Response>) => Promise<string>
  readonly logOut: () => Promise<void>
}

/** Nobody is in it yet. */
export function createCast(recorder: Recorder): Cast {
  const lanes = new Map<Session, Lane>()

  return {
    enter: <Kind extends Session>(
      { send, ...lane }: Lane & Place,
      open: (transport: typeof fetch) => Kind,
    ) => {
      const session: Kind = open(recorder.transport(lane, () => session.snapshot.generation, send))
      recorder.follow(lane, session)
      lanes.set(session, lane)
      return session
    },
    call: async (session, caller, work) => {
      const lane = lanes.get(session)
      if (lane === undefined) throw new Error('This session was not opened in this sandbox.')

      try {
        const { status } = await recorder.call(lane, caller, work)
        return String(status)
      } catch (error) {
        return failureName(error)
      }
    },
    logOut: async () => {
      await Promise.all([...lanes.keys()].map((session) => session.logout({ drainMs: 200 })))
    },
  }
}
