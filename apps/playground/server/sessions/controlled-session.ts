import { type Card, type Problem, type Question, type ServerView, shown } from '../../shared/card.ts'
import type { Credentials } from '../../shared/credentials.ts'
import type { Lane } from '../../shared/lane.ts'
import type { Feed } from '../../shared/recording/feed.ts'
import type { Recorder } from '../../shared/recording/recorder.ts'
import { vendorTitles } from '../../shared/vendor.ts'
import type { Driver } from './driver.ts'
import { createPrompt, type Prompt } from './prompt.ts'
import type { Session } from '@org/session-core'

/** What a session of the page is opened with. */
export interface SessionParts {
  readonly driver: Driver
  readonly url: string
  /** What the session sends with. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly feed: Feed
  readonly recorder: Recorder
  /** Who signs in as long as nobody has typed; for a real installation, nobody. */
  readonly account?: Credentials | undefined
  /** A secret that was typed: it is never to be shown. */
  readonly learn: (name: string, value: string) => void
  /** The emulator's own view, and its mail; absent for a real installation. */
  readonly server?: { readonly view: () => ServerView; readonly mail: () => Question['mail'] }
}

/** At most one session, who signs in with it, and what the last action came to. */
export interface ControlledSession extends SessionParts {
  readonly lane: Lane
  readonly prompt: Prompt
  typed: Credentials | undefined
  session: Session | undefined
  problem: Problem | undefined
  outcome: string | undefined
}

/** No session yet. */
export function controlSession(parts: SessionParts): ControlledSession {
  const { vendor } = parts.driver
  const held: ControlledSession = {
    ...parts,
    lane: { vendor, name: vendorTitles[vendor] },
    prompt: createPrompt(() => publishCard(held)),
    typed: parts.account,
    session: undefined,
    problem: undefined,
    outcome: undefined,
  }
  return held
}

/** Opens a session whose requests and events are recorded; every event is a new card. */
export function openSession(held: ControlledSession): Session {
  const { driver, fetch, lane, prompt, recorder, url } = held
  const session: Session = driver.open(url, {
    credentials: () =>
      held.typed === undefined
        ? Promise.reject(new Error('Nobody has typed yet.'))
        : Promise.resolve(held.typed),
    ask: prompt.ask,
    transport: recorder.transport(lane, () => session.snapshot.generation, fetch),
  })
  recorder.follow(lane, session)
  session.subscribe(() => publishCard(held))
  return session
}

/** What the page is to show now. */
export function cardOf({ driver, outcome, problem, prompt, server, session, url }: ControlledSession): Card {
  const question = prompt.challenge()
  const mail = server?.mail()

  return {
    vendor: driver.vendor,
    url,
    live: server === undefined,
    ...(session && { session: shown(session.snapshot) }),
    ...(question && { question: { ...question, ...(mail && { mail }) } }),
    ...(problem && { problem }),
    ...(outcome !== undefined && { outcome }),
    ...(server && { server: server.view() }),
  }
}

/** Sends the card as it is now to every open page. */
export function publishCard(held: ControlledSession): void {
  const { vendor } = held.driver
  held.feed.publish('live', { type: 'card', id: vendor, card: cardOf(held) })
}
