import { type FaultyFetch, faultyFetch, type PassedRequest, type RequestMatch } from './faulty-fetch.ts'
import type { LawOptions, LawScene, LawSubject } from './law.ts'
import { type ManualClock, manualClock } from './manual-clock.ts'
import { letRun } from './turns.ts'

/** A scene on a clock of its own, with everything that passes between session and server in view. */
export interface Stage extends Omit<LawScene, 'another'> {
  readonly clock: ManualClock
  readonly wire: FaultyFetch
  /** One more session with the same server, on the same clock, and a wire of its own. */
  readonly another: (options?: LawOptions) => Stage
  /** A guarded call without a body. */
  readonly call: (init?: RequestInit) => Promise<Response>
  readonly guardedUrl: string
  readonly isGuarded: RequestMatch
  /** Guarded requests that passed, oldest first. */
  readonly guarded: () => readonly PassedRequest[]
  /** Time passes for both sides: milliseconds. */
  readonly passTime: (ms: number) => Promise<void>
}

/** Opens a fresh scene of a subject. */
export function setStage(subject: LawSubject, options: LawOptions = {}): Stage {
  const clock = manualClock()
  return arrange(subject, { clock, ...options }, { clock, open: subject.open })
}

/** What proved the session on a guarded request: header values that only a signature adds. */
export function keysIn(requests: readonly PassedRequest[]): readonly string[] {
  return requests
    .flatMap(({ headers }) => Object.entries(headers))
    .filter(([name]) => !/^(?:accept|content|user-agent)/.test(name))
    .map(([, value]) => value.replace(/^\w+ /, ''))
}

function arrange(
  subject: LawSubject,
  options: LawOptions,
  { clock, open }: { readonly clock: ManualClock; readonly open: LawSubject['open'] },
): Stage {
  let wire = faultyFetch(fetch)
  const scene = open({
    ...options,
    transport: (server) => {
      wire = faultyFetch(server)
      return wire.fetch
    },
  })
  const guardedUrl = new URL(subject.guardedPath, scene.url).href
  const isGuarded: RequestMatch = ({ url }) => url.startsWith(guardedUrl)

  return {
    session: scene.session,
    server: scene.server,
    url: scene.url,
    clock,
    wire,
    guardedUrl,
    isGuarded,
    another: (more = {}) => arrange(subject, { clock, ...more }, { clock, open: scene.another }),
    call: (init) => scene.session.fetch(subject.guardedPath, init),
    guarded: () => wire.passed.filter(isGuarded),
    passTime: async (ms) => {
      scene.server.advance(ms)
      await clock.advance(ms)
      await letRun()
    },
  }
}
