import { createFeedStream, type FeedStreamParts } from './feed-stream.ts'
import { Hono } from 'hono'

/** `GET /`: everything that happens, as it happens; 503 when too many listen. */
export function feedRoutes(parts: FeedStreamParts): Hono {
  const open = createFeedStream(parts)
  const routes = new Hono()

  routes.get('/', (context) => {
    // Nobody reads, or lets go of, what HEAD would open.
    if (context.req.method === 'HEAD') return context.body(null, 200)
    return open(context.req.header('last-event-id'))
  })
  return routes
}
