import type { StoryStart } from '../scenarios/story-runner.ts'
import type { Overview } from '../shared/overview.ts'
import type { VendorName } from '../shared/vendor.ts'
import type { PageFile } from './page.ts'
import { feedRoutes } from './routes/feed-routes.ts'
import type { FeedStreamParts } from './routes/feed-stream.ts'
import { guard } from './routes/guard.ts'
import { vendorRoutes } from './routes/vendor-routes.ts'
import type { VendorPanel } from './sessions/vendor-panel.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** In bytes: far more than a form of the page holds. */
const mostBody = 64 * 1024

/** What the playground's own server serves. */
export interface AppParts extends FeedStreamParts {
  readonly panels: Readonly<Record<VendorName, VendorPanel>>
  readonly overview: Overview
  readonly page: ReadonlyMap<string, PageFile>
  /** Starts a story by its name. */
  readonly startStory: (story: string) => StoryStart
  readonly instructions: () => Promise<unknown>
}

/** The page and what it asks for, as a function of a request. */
export function createApp(parts: AppParts): Hono {
  const { panels, instructions, overview, page, startStory } = parts

  const app = new Hono()

  app.use(guard)
  app.use(bodyLimit({ maxSize: mostBody, onError: (context) => context.text('Send at most 64 KiB.', 413) }))
  app.get('/api/overview', (context) => context.json(overview))
  app.get('/api/instructions', async (context) => context.json(await instructions()))
  app.route('/api/feed', feedRoutes(parts))
  app.route('/api/vendors', vendorRoutes(panels))
  app.post('/api/stories/:name', (context) => {
    const started = startStory(context.req.param('name'))
    if ('run' in started) return context.json(started)
    if (started.refusal === 'unknown') return context.notFound()
    return context.json({ message: 'Three stories are running already. Wait until one has ended.' }, 429)
  })
  app.get('*', (context) => {
    const { path } = context.req
    const file = page.get(path === '/' ? '/index.html' : path)
    return file === undefined
      ? context.notFound()
      : context.body(file.content, 200, { 'content-type': file.type })
  })
  app.onError((_error, context) =>
    context.json({ message: 'The playground failed at this. Try again.' }, 500),
  )

  return app
}
