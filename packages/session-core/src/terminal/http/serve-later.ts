import type { Served, ServeParts } from './serve.ts'

/**
 * Serves a function of `Request`, on Node. What it throws ends that connection, as a server that breaks would; so does
 * a body that breaks off, and one of more than 16 MiB is refused with 413. A client that leaves aborts the request's signal.
 *
 * @throws Error that says what to do, where the port cannot be had.
 */
export async function serve(parts: ServeParts): Promise<Served> {
  // Few starts of a command serve.
  const server = await import('./serve.ts')
  return server.serve(parts)
}
