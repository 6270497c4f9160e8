import { demoAccounts } from '../../shared/demo-accounts.ts'
import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import type { Finding } from '../../shared/story-run.ts'
import { arrivals } from '../arrivals.ts'
import { promise } from '../promise.ts'
import { served } from '../sample-calls.ts'
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

/** Silence after which another process takes a login over; ten seconds unless a program says otherwise. */
const leaseMs = 5000

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
    return story({ pods, leaders, server: server.emulator, signal, tell })
  }
  // Awaited here: what runs is ended when this returns.
  return await Promise.race([told(), stopped.promise])
}

interface Stage {
  readonly pods: readonly Pod[]
  /** Whoever began a login, in order. */
  readonly leaders: readonly Pod[]
  readonly server: Awaited<ReturnType<typeof startAppViewX>>['emulator']
  readonly signal: AbortSignal
  readonly tell: Tell
}

async function story({ leaders, pods, server, signal, tell }: Stage): Promise<readonly Finding[]> {
  const callAll = async (some: readonly Pod[]): Promise<number> => {
    const answers = await Promise.all(some.map(({ call }) => call()))
    signal.throwIfAborted()
    return served(answers)
  }
  const [first, ...others] = pods
  if (first === undefined) return []

  tell('All of them call, and nobody is logged in.')
  const cold = await callAll(pods)
  const coldLogins = server.loginAttempts
  tell(`${cold} calls were answered, with ${coldLogins} login.`)

  tell('The server ends the session, and all of them call again.')
  server.expireSessions()
  const expired = await callAll(pods)
  const expiryLogins = server.loginAttempts - coldLogins
  tell(`${expired} calls were answered, with ${expiryLogins} login more.`)

  tell('The server ends the session once more; its answer to the login is held back.')
  server.expireSessions()
  const releaseRefusal = server.holdNextReply()
  server.holdNextReply()
  const before = server.requestsSeen
  const firstAnswer = first.call()
  await arrivals(server, before + 1, signal)
  releaseRefusal()
  await arrivals(server, before + 2, signal)
  const otherAnswers = callAll(others)
  // Awaited below, unless it is ended before.
  otherAnswers.catch(() => {})
  await arrivals(server, before + 1 + pods.length, signal)
  const killedAt = performance.now()
  await first.kill()
  tell(`${first.name} is killed in the middle of its login: kill -9 ${first.pid}.`)
  const taken = await otherAnswers
  const takeOverMs = performance.now() - killedAt
  tell(
    `${taken} calls were answered ${(takeOverMs / 1000).toFixed(1)} s later: the lease of ${leaseMs / 1000} s had to run out.`,
  )
  const logins = server.loginAttempts - coldLogins - expiryLogins

  const end = (await others[0]?.logoutForAll()) ?? ''
  tell('One of them logs out for all.')
  return [
    promise('Cold: calls answered', pods.length, cold),
    promise('Cold: logins', 1, coldLogins),
    promise('Expiry: calls answered', pods.length, expired),
    promise('Expiry: logins', 1, expiryLogins),
    promise('The call of the one that was killed', 'killed', await firstAnswer),
    promise('Calls of the others answered', others.length, taken),
    promise('Logins: the one that was killed, and one more', 2, logins),
    promise('Another one led in the end', true, leaders.at(-1) !== first),
    promise('Logout for all', 'revoked', end),
  ]
}

function accountOf(): { readonly username: string; readonly password: string } {
  const [account] = demoAccounts.appviewx
  if (account === undefined || !('username' in account.credentials))
    throw new Error('There is no demo account.')
  return account.credentials
}
