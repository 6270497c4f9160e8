import type { Counter } from './counter.ts'
import type { FeedStreamParts } from './feed-stream.ts'
import { guard } from './guard.ts'
import type { Overview } from './overview.ts'
import type { PageFile } from './page.ts'
import { deskRoutes } from './routes/desks.ts'
import { feedRoutes } from './routes/feed.ts'
import type { VendorName } from './vendor.ts'
import { Hono } from 'hono'

/** What the playground's own server serves. */
export interface AppParts extends FeedStreamParts {
  readonly counters: Readonly<Record<VendorName, Counter>>
  readonly overview: Overview
  readonly page: ReadonlyMap<string, PageFile>
  /** Starts a story; its run's name, or nothing when there is no such story. */
  readonly tell: (story: string) => string | undefined
  readonly instructions: () => Promise<unknown>
}

/** The page and what it asks for, as a function of a request. */
export function createApp(parts: AppParts): Hono {
  const { counters, instructions, overview, page, tell } = parts

  const app = new Hono()

  app.use(guard)
  app.get('/api/overview', (context) => context.json(overview))
  app.get('/api/instructions', async (context) => context.json(await instructions()))
  app.route('/api/feed', feedRoutes(parts))
  app.route('/api/desks', deskRoutes(counters))
  app.post('/api/stories/:name', (context) => {
    const run = tell(context.req.param('name'))
    return run === undefined ? context.notFound() : context.json({ run })
  })
  app.get('*', (context) => {
    const { path } = context.req
    const file = page.get(path === '/' ? '/index.html' : path)
    return file === undefined
      ? context.notFound()
      : context.body(file.content, 200, { 'content-type': file.type })
  })
  app.onError((_error, context) => context.json({ message: 'The playground stumbled. Try again.' }, 500))

  return app
}
