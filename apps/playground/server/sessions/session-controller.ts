import { type Card, type Problem, type Question, type ServerView, shown } from '../../shared/card.ts'
import { vendorTitles } from '../../shared/vendor.ts'
import type { Feed } from '../recording/feed.ts'
import type { Recorder } from '../recording/recorder.ts'
import type { Lane } from '../recording/recording-fetch.ts'
import type { Credentials, Driver } from './driver.ts'
import { problemOf } from './problem.ts'
import { createPrompt } from './prompt.ts'
import { tally } from './tally.ts'
import { isSessionError, type Session } from '@org/session-core'

/** What a desk works with. */
export interface DeskParts {
  readonly driver: Driver
  readonly url: string
  /** What its session sends with. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly feed: Feed
  readonly recorder: Recorder
  /** A secret that was typed: it is never to be shown. */
  readonly learn: (name: string, value: string) => void
  /** The emulator's own view, and its mail; absent for a real installation. */
  readonly server?: { readonly view: () => ServerView; readonly mail: () => Question['mail'] }
}

/** One card's work: at most one session, and what the page may ask of it. Every deed ends in a new card. */
export interface Desk {
  readonly card: () => Card
  /** Who is, or was last, meant to sign in. */
  readonly username: () => string | undefined
  readonly publish: () => void
  readonly login: (credentials: Credentials) => Promise<void>
  readonly call: (name: string, count: number) => Promise<void>
  readonly renew: () => Promise<void>
  readonly keepAlive: () => Promise<void>
  readonly answer: (otp: string) => void
  readonly rearm: () => void
  readonly logout: () => Promise<void>
  /** The names of the calls it can make. */
  readonly calls: readonly string[]
  /** Shows what the emulator said to a turn of its knobs. */
  readonly complain: (message: string) => void
  /** Ends a session that is still open; for the end of the playground. */
  readonly leave: () => Promise<void>
}

/** A desk nobody has used yet. */
export function createDesk({ driver, url, fetch, feed, recorder, learn, server }: DeskParts): Desk {
  const { vendor } = driver
  const lane: Lane = { vendor, name: vendorTitles[vendor] }
  const prompt = createPrompt(() => publish())
  let typed: Credentials | undefined
  let session: Session | undefined
  let problem: Problem | undefined
  let outcome: string | undefined

  const card = (): Card => {
    const question = prompt.challenge()
    const mail = server?.mail()
    return {
      vendor,
      url,
      live: server === undefined,
      ...(session && { session: shown(session.snapshot) }),
      ...(question && { question: { ...question, ...(mail && { mail }) } }),
      ...(problem && { problem }),
      ...(outcome !== undefined && { outcome }),
      ...(server && { server: server.view() }),
    }
  }

  const publish = (): void => feed.tell('live', { type: 'card', id: vendor, card: card() })

  const open = (): Session => {
    const opened: Session = driver.open(url, {
      credentials: () =>
        typed === undefined ? Promise.reject(new Error('Nobody has typed yet.')) : Promise.resolve(typed),
      ask: prompt.ask,
      transport: recorder.transport(lane, () => opened.snapshot.generation, fetch),
    })
    recorder.follow(lane, opened)
    opened.subscribe(publish)
    return opened
  }

  const isOver = (): boolean => session?.snapshot.phase === 'closing' || session?.snapshot.phase === 'closed'

  /** Does a deed and shows what came of it. */
  const attempt = async (work: (session: Session) => Promise<string>): Promise<void> => {
    problem = undefined
    outcome = undefined
    try {
      session ??= open()
      outcome = await work(session)
    } catch (error) {
      // Whoever signed out in the meantime knows that this came to nothing.
      if (!isSessionError(error) || error.code !== 'closed') problem = problemOf(error)
    } finally {
      publish()
    }
  }

  return {
    card,
    calls: driver.calls.map(({ name }) => name),
    complain: (message) => {
      problem = { code: 'emulator', message }
      publish()
    },
    leave: async () => {
      await session?.logout({ drainMs: 500 })
    },
    username: () => (typed !== undefined && 'username' in typed ? typed.username : undefined),
    publish,
    login: (credentials) => {
      if (isOver()) session = undefined
      typed = credentials
      if ('password' in credentials) learn('password', credentials.password)
      else learn('clientSecret', credentials.clientSecret)
      return attempt(async (held) => {
        const { subject, generation } = await held.login()
        return `Signed in${subject === undefined ? '' : ` as ${subject}`}, generation ${generation}.`
      })
    },
    call: (name, count) =>
      attempt(async (held) => {
        const offered = driver.calls.find((each) => each.name === name) ?? driver.calls[0]
        if (offered === undefined) return 'There is no such call.'

        const callers = Array.from({ length: count }, (_, at) => `caller ${at + 1}`)
        const answers = await Promise.allSettled(
          callers.map((caller) => recorder.call(lane, caller, () => offered.send(held))),
        )
        const refused = answers.find((answer) => answer.status === 'rejected')
        if (refused !== undefined) problem = problemOf(refused.reason)
        return tally(answers)
      }),
    renew: () => attempt(async (held) => `Renewed, generation ${(await held.renew()).generation}.`),
    keepAlive: () =>
      attempt(async (held) => {
        await held.keepAlive()
        return 'Kept alive, where the protocol can.'
      }),
    answer: prompt.answer,
    rearm: () => {
      session?.rearm()
      problem = undefined
      publish()
    },
    logout: () => attempt(async (held) => `Logged out: ${await held.logout()}.`),
  }
}
