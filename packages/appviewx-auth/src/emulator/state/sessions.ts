import type { EmulatorClock } from '@org/session-core/emulator'

/** What a session id or a service token opens. */
export interface LiveSession {
  readonly id: string
  readonly kind: 'session' | 'token'
  /** A username or a client id. */
  readonly owner: string
}

/** A session to be, and how long it lives: unused, and at most until, in milliseconds. */
export interface NewSession extends LiveSession {
  readonly idleMs: number
  readonly endsAt: number
}

/** The sessions and tokens alive on the server's clock. */
export interface Sessions {
  readonly open: (session: NewSession) => void
  /** The live session of this id; finding it counts as using it. */
  readonly use: (kind: LiveSession['kind'], id: string) => LiveSession | undefined
  /** Whether there was one to close. */
  readonly close: (id: string) => boolean
  readonly closeAll: () => void
  /** The live sessions of one user, oldest first, each looked for when it is asked for. */
  readonly heldBy: (owner: string) => Iterable<LiveSession>
  /** Oldest first. */
  readonly alive: () => readonly LiveSession[]
}

/** No sessions yet. */
export function createSessions(clock: EmulatorClock): Sessions {
  const sessions = new Map<string, NewSession & { usedAt: number }>()
  const idsOf = new Map<string, Set<string>>()
  /** Twice as many as lived at the last look at all: what has ended is forgotten at a constant price a session. */
  let tooMany = 0

  const forget = ({ id, owner }: LiveSession): boolean => {
    const ids = idsOf.get(owner)
    ids?.delete(id)
    if (ids?.size === 0) idsOf.delete(owner)
    return sessions.delete(id)
  }
  const find = (id: string): (NewSession & { usedAt: number }) | undefined => {
    const session = sessions.get(id)
    if (session === undefined) return undefined

    const now = clock.now()
    if (now < session.endsAt && now < session.usedAt + session.idleMs) return session

    forget(session)
    return undefined
  }
  const alive = (): readonly LiveSession[] => [...sessions.keys()].flatMap((id) => find(id) ?? [])

  return {
    alive,
    open: (session) => {
      if (sessions.size >= tooMany) tooMany = 2 * alive().length
      sessions.set(session.id, { ...session, usedAt: clock.now() })
      if (session.kind === 'session')
        idsOf.set(session.owner, (idsOf.get(session.owner) ?? new Set()).add(session.id))
    },
    heldBy: function* (owner) {
      for (const id of idsOf.get(owner) ?? []) {
        const session = find(id)
        if (session !== undefined) yield session
      }
    },
    use: (kind, id) => {
      const session = find(id)
      if (session?.kind !== kind) return undefined

      session.usedAt = clock.now()
      return session
    },
    close: (id) => {
      const session = find(id)
      return session !== undefined && forget(session)
    },
    closeAll: () => {
      sessions.clear()
      idsOf.clear()
    },
  }
}
