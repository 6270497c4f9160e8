import { demoAccounts } from '../../shared/demo-accounts.ts'
import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import type { Finding } from '../../shared/story-run.ts'
import { leaseMs, tellFleet } from './fleet-story.ts'
import type { FleetTerms } from './messages.ts'
import { ownFiles, ownRedis } from './own-store.ts'
import { type Pod, startPod } from './pods.ts'
import type { Tell } from './telling.ts'
import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'

/** What `demo fleet` was asked for, and where it tells what happens. */
export interface FleetRun {
  readonly count: number
  readonly redis: boolean
  readonly tell: Tell
  /** Ends it early: it rejects with the signal's reason, once everything is cleaned up. */
  readonly signal: AbortSignal
}

/**
 * Starts real processes that share one login, ends their session, kills the one that logs in, and cleans up.
 *
 * @throws Error when Redis is asked for and not installed.
 */
export async function runFleet({ count, redis, signal, tell }: FleetRun): Promise<readonly Finding[]> {
  await using running = new AsyncDisposableStack()
  const stopped = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => stopped.reject(signal.reason as Error))
  signal.throwIfAborted()

  const store = redis ? await ownRedis() : await ownFiles()
  running.defer(store.close)
  const server = await startAppViewX(0)
  running.defer(server.close)
  const terms: FleetTerms = {
    url: server.url,
    ...accountOf(),
    store: store.address,
    secret: Buffer.from(randomBytes(32)).toString('base64'),
    leaseMs,
  }
  const leaders: Pod[] = []
  const pods = Array.from({ length: count }, (_, index) =>
    startPod(`pod ${index + 1}`, (pod, event) => {
      if (event !== 'login-started') return
      leaders.push(pod)
      tell(`${pod.name} (process ${pod.pid}) logs in.`)
    }),
  )
  running.defer(() => Promise.all(pods.map(({ kill }) => kill())).then(() => {}))

  const told = async (): Promise<readonly Finding[]> => {
    await Promise.all(pods.map(({ open }) => open(terms)))
    tell(`${count} processes share ${redis ? 'a Redis' : 'a directory'}: ${store.address.path}`)
    return tellFleet({ pods, leaders, server: server.emulator, signal, tell })
  }
  // Awaited here: what runs is ended when this returns.
  return await Promise.race([told(), stopped.promise])
}

function accountOf(): { readonly username: string; readonly password: string } {
  const [account] = demoAccounts.appviewx
  if (account === undefined || !('username' in account.credentials))
    throw new Error('There is no demo account.')
  return account.credentials
}
