import { setImmediate } from 'node:timers/promises'

/** Waits until a server has seen so many requests; rejects when the signal is aborted before. */
export async function arrivals(
  server: { readonly requestsSeen: number },
  count: number,
  signal?: AbortSignal,
): Promise<void> {
  while (server.requestsSeen < count) await setImmediate(undefined, signal && { signal })
}
