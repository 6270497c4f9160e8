import { feedStream, type FeedStreamParts } from '../feed-stream.ts'
import { Hono } from 'hono'

/** `GET /`: everything that happens, as it happens. */
export function feedRoutes(parts: FeedStreamParts): Hono {
  const routes = new Hono()
  routes.get('/', (context) => feedStream(parts, context.req.header('last-event-id')))
  return routes
}
