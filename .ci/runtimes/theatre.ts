import { listen } from '../../apps/playground/server/http/listen.ts'
import { createStage } from './stage.ts'
import type { Places } from './story.ts'

/** A stage of its own behind a port, for one telling. */
export interface Theatre extends AsyncDisposable {
  readonly places: Places
}

/** Opens one. A browser finds an empty page at its door, so that what it sends is not foreign. */
export async function openTheatre(): Promise<Theatre> {
  const stage = createStage()
  const fetch = (request: Request): Response | Promise<Response> =>
    new URL(request.url).pathname === '/' ? emptyPage() : stage(request)

  const [{ close, url }, closed] = await Promise.all([listen({ fetch, port: 0 }), listen({ fetch, port: 0 })])
  await closed.close()
  return { places: { origin: url, nowhere: closed.url }, [Symbol.asyncDispose]: close }
}

const emptyPage = (): Response =>
  new Response('<!doctype html><title>Story</title>', { headers: { 'content-type': 'text/html' } })
