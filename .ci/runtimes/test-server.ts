import { listen } from '../../apps/playground/shared/http/listen.ts'
import type { Places } from './story.ts'
import { createVendorServers } from './vendor-servers.ts'

/** The servers of both vendors behind one port, for one run. */
export interface TestServer extends AsyncDisposable {
  readonly places: Places
}

/** Opens one. A browser finds an empty page at `/`, so that what it sends is of the same origin. */
export async function openTestServer(): Promise<TestServer> {
  const servers = createVendorServers()
  const fetch = (request: Request): Response | Promise<Response> =>
    new URL(request.url).pathname === '/' ? emptyPage() : servers(request)

  const [{ close, url }, closed] = await Promise.all([listen({ fetch, port: 0 }), listen({ fetch, port: 0 })])
  await closed.close()
  return { places: { origin: url, nowhere: closed.url }, [Symbol.asyncDispose]: close }
}

const emptyPage = (): Response =>
  new Response('<!doctype html><title>Story</title>', { headers: { 'content-type': 'text/html' } })
