import { setImmediate } from 'node:timers/promises'

/** Waits until a server has seen so many requests. */
export async function arrivals(server: { readonly requestsSeen: number }, count: number): Promise<void> {
  while (server.requestsSeen < count) await setImmediate()
}
