import { play } from '../scenarios/play.ts'
import { stories } from '../scenarios/stories.ts'
import { createStoryTeller } from '../scenarios/story-teller.ts'
import { createApp } from './app.ts'
import { describe } from './describe.ts'
import { emulatedAppViewX, emulatedSecurId } from './emulators/emulated.ts'
import { startAppViewX, startSecurId } from './emulators/emulators.ts'
import { listen } from './http/listen.ts'
import { createPrivateAuthority } from './http/private-authority.ts'
import type { PageFile } from './page.ts'
import { createFeed } from './recording/feed.ts'
import { createRecorder } from './recording/recorder.ts'
import { createRedactor } from './recording/redactor.ts'
import { appviewxDriver } from './sessions/appviewx-driver.ts'
import type { Driver } from './sessions/driver.ts'
import { securidDriver } from './sessions/securid-driver.ts'
import { type Counter, createCounter, type Emulated } from './sessions/vendor-panel.ts'
import type { PlaygroundSettings } from './settings.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import { getLoginInstructions } from '@org/securid-auth'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'
import { nodeTransport } from '@org/session-core/node'
import { randomUUID } from 'node:crypto'

/** A playground that runs. */
export interface Playground {
  readonly urls: { readonly page: string; readonly appviewx: string; readonly securid: string }
  /** Logs sessions out, then gives the ports back. */
  readonly close: () => Promise<void>
}

/** What was made elsewhere, in place of the playground's own. */
export interface OwnParts {
  /** The built page. */
  readonly page?: ReadonlyMap<string, PageFile>
  readonly appviewx?: AppViewXEmulator
  readonly securid?: SecurIdEmulator
  /** How much longer replies take in a story on the page, in milliseconds. Default: 40, so that an eye can follow. */
  readonly storyPaceMs?: number
}

/**
 * Starts the emulators where no real installation is named, builds the page and serves it.
 *
 * @throws Error that names the variable of a port that is taken; nothing is left running then.
 */
export async function startPlayground(
  { ports, tls, urls }: PlaygroundSettings,
  own: OwnParts = {},
): Promise<Playground> {
  await using running = new AsyncDisposableStack()
  const feed = createFeed()
  const redactor = createRedactor()
  const recorder = createRecorder(feed, redactor, 'live')

  const authority = tls ? await createPrivateAuthority() : undefined
  const fetch = authority && running.use(nodeTransport({ ca: authority.ca, roots: 'none' }))

  const openCounter = (driver: Driver, url: string, emulated?: Emulated): Counter => {
    const counter = createCounter({
      driver,
      url,
      // A real installation has a certificate of somebody else.
      fetch: emulated && fetch,
      feed,
      recorder,
      redactor,
      emulated,
    })
    running.defer(() => counter.desk.leave())
    counter.desk.publish()
    return counter
  }
  const openAppViewX = async (): Promise<Counter> => {
    if (urls.appviewx !== undefined) return openCounter(appviewxDriver, urls.appviewx)
    const server = await startAppViewX(ports.appviewx, own.appviewx, authority?.identity)
    running.defer(server.close)
    return openCounter(appviewxDriver, server.url, emulatedAppViewX(server.emulator))
  }
  const openSecurId = async (): Promise<Counter> => {
    if (urls.securid !== undefined) return openCounter(securidDriver, urls.securid)
    const server = await startSecurId(ports.securid, own.securid, authority?.identity)
    running.defer(server.close)
    return openCounter(securidDriver, server.url, emulatedSecurId(server.emulator))
  }

  const counters = { appviewx: await openAppViewX(), securid: await openSecurId() }
  const securidUrl = counters.securid.desk.card().url
  // A port that is taken is told before the page is built; who comes early waits.
  const app = Promise.withResolvers<ReturnType<typeof createApp>>()
  const page = await listen({
    fetch: async (request) => (await app.promise).fetch(request),
    port: ports.playground,
    variable: 'PLAYGROUND_PORT',
  })
  running.defer(page.close)
  app.resolve(
    createApp({
      feed,
      counters,
      serverRun: randomUUID(),
      overview: describe(counters, stories),
      page: own.page ?? (await builtPage()),
      tell: createStoryTeller({
        stories,
        play: (story, run) => play(story, { feed, run, pace: own.storyPaceMs ?? 40 }),
      }),
      // A page without the server's words still has its own.
      instructions: () =>
        getLoginInstructions({
          url: securidUrl,
          ...(fetch && urls.securid === undefined && { transport: fetch }),
        }).catch(() => null),
    }),
  )

  const rest = running.move()
  return {
    urls: { page: page.url, appviewx: counters.appviewx.desk.card().url, securid: securidUrl },
    close: () => rest.disposeAsync(),
  }
}

/** Loads the bundler only where there is no page yet. */
async function builtPage(): Promise<ReadonlyMap<string, PageFile>> {
  const { buildPage } = await import('./page.ts')
  return buildPage()
}
