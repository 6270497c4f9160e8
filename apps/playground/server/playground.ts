import { play } from '../scenarios/play.ts'
import { stories } from '../scenarios/stories.ts'
import { createStoryRunner } from '../scenarios/story-runner.ts'
import { listen } from '../shared/http/listen.ts'
import { createFeed } from '../shared/recording/feed.ts'
import { createApp } from './app.ts'
import { describe } from './describe.ts'
import { openPanels, type OwnEmulators } from './open-panels.ts'
import type { PageFile } from './page.ts'
import type { PlaygroundSettings } from './settings.ts'
import { getLoginInstructions } from '@org/securid-auth'
import { randomUUID } from 'node:crypto'

/** A playground that runs. */
export interface Playground {
  readonly urls: { readonly page: string; readonly appviewx: string; readonly securid: string }
  /** The file of the authority that signed for the emulators, where they speak TLS. */
  readonly ca: string | undefined
  /** Logs sessions out, then gives the ports back. */
  readonly close: () => Promise<void>
}

/** What was made elsewhere, in place of the playground's own. */
export interface OwnParts extends OwnEmulators {
  /** The built page. */
  readonly page?: ReadonlyMap<string, PageFile>
  /** How much longer replies take in a story on the page, in milliseconds. Default: 40, so that an eye can follow. */
  readonly storyPaceMs?: number
}

/**
 * Starts the emulators where no real installation is named, builds the page and serves it.
 *
 * @throws Error that names the variable of a port that is taken; nothing is left running then.
 */
export async function startPlayground(settings: PlaygroundSettings, own: OwnParts = {}): Promise<Playground> {
  await using running = new AsyncDisposableStack()
  const feed = createFeed()
  const { ca, emulatorFetch, panels } = await openPanels(settings, { feed, own, running })
  const [appviewx, securid] = [panels.appviewx.controller.card().url, panels.securid.controller.card().url]

  // A port that is taken is reported before the page is built; who comes early waits.
  const app = Promise.withResolvers<ReturnType<typeof createApp>>()
  const page = await listen({
    fetch: async (request) => (await app.promise).fetch(request),
    port: settings.ports.playground,
    variable: 'PLAYGROUND_PORT',
  })
  running.defer(page.close)

  const transport = settings.urls.securid === undefined ? emulatorFetch : undefined
  app.resolve(
    createApp({
      feed,
      panels,
      serverRun: randomUUID(),
      overview: describe(panels, stories),
      page: own.page ?? (await builtPage()),
      startStory: createStoryRunner({
        stories,
        play: (story, run) => play(story, { feed, run, pace: own.storyPaceMs ?? 40 }),
      }),
      // A page without the server's words still has its own.
      instructions: () =>
        getLoginInstructions({ url: securid, ...(transport && { transport }) }).catch(() => null),
    }),
  )

  const rest = running.move()
  return { urls: { page: page.url, appviewx, securid }, ca, close: () => rest.disposeAsync() }
}

/** Loads the bundler only where there is no page yet. */
async function builtPage(): Promise<ReadonlyMap<string, PageFile>> {
  const { buildPage } = await import('./page.ts')
  return buildPage()
}
