import type { Telling } from '../scenarios/story-teller.ts'
import type { Overview } from '../shared/overview.ts'
import type { VendorName } from '../shared/vendor.ts'
import type { FeedStreamParts } from './http/feed-stream.ts'
import { guard } from './http/guard.ts'
import { deskRoutes } from './http/routes/desks.ts'
import { feedRoutes } from './http/routes/feed.ts'
import type { PageFile } from './page.ts'
import type { Counter } from './sessions/vendor-panel.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** In bytes: far more than a form of the page holds. */
const mostBody = 64 * 1024

/** What the playground's own server serves. */
export interface AppParts extends FeedStreamParts {
  readonly counters: Readonly<Record<VendorName, Counter>>
  readonly overview: Overview
  readonly page: ReadonlyMap<string, PageFile>
  /** Starts a story by its name. */
  readonly tell: (story: string) => Telling
  readonly instructions: () => Promise<unknown>
}

/** The page and what it asks for, as a function of a request. */
export function createApp(parts: AppParts): Hono {
  const { counters, instructions, overview, page, tell } = parts

  const app = new Hono()

  app.use(guard)
  app.use(bodyLimit({ maxSize: mostBody, onError: (context) => context.text('Send at most 64 KiB.', 413) }))
  app.get('/api/overview', (context) => context.json(overview))
  app.get('/api/instructions', async (context) => context.json(await instructions()))
  app.route('/api/feed', feedRoutes(parts))
  app.route('/api/desks', deskRoutes(counters))
  app.post('/api/stories/:name', (context) => {
    const telling = tell(context.req.param('name'))
    if ('run' in telling) return context.json(telling)
    if (telling.refusal === 'unknown') return context.notFound()
    return context.json({ message: 'Three stories are being told. Wait until one has ended.' }, 429)
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
