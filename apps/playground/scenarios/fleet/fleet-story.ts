import type { Finding } from '../../shared/story-run.ts'
import { arrivals } from '../arrivals.ts'
import { promise } from '../promise.ts'
import { served } from '../sample-calls.ts'
import type { Pod } from './pods.ts'
import type { Tell } from './telling.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'

/** Silence after which another process takes a login over; ten seconds unless a program says otherwise. */
export const leaseMs = 5000

/** Where the story of a fleet is told. */
export interface Stage {
  readonly pods: readonly Pod[]
  /** Whoever began a login, in order. */
  readonly leaders: readonly Pod[]
  readonly server: AppViewXEmulator
  readonly signal: AbortSignal
  readonly tell: Tell
}

/** A cold start, an expiry, a leader that is killed, a logout for all. */
export async function tellFleet(stage: Stage): Promise<readonly Finding[]> {
  const [first, ...others] = stage.pods
  if (first === undefined) return []

  const cold = await coldStart(stage)
  const expired = await expiry(stage)
  const killed = await leaderIsKilled(stage, first, others)
  const end = (await others[0]?.logoutForAll()) ?? ''
  stage.tell('One of them logs out for all.')
  return [...cold, ...expired, ...killed, promise('Logout for all', 'revoked', end)]
}

async function coldStart(stage: Stage): Promise<readonly Finding[]> {
  const { pods, server, tell } = stage
  tell('All of them call, and nobody is logged in.')
  const answered = await callAll(stage, pods)
  tell(`${answered} calls were answered, with ${server.loginAttempts} login.`)

  return [
    promise('Cold: calls answered', pods.length, answered),
    promise('Cold: logins', 1, server.loginAttempts),
  ]
}

async function expiry(stage: Stage): Promise<readonly Finding[]> {
  const { pods, server, tell } = stage
  const before = server.loginAttempts
  tell('The server ends the session, and all of them call again.')
  server.expireSessions()
  const answered = await callAll(stage, pods)
  const logins = server.loginAttempts - before
  tell(`${answered} calls were answered, with ${logins} login more.`)

  return [promise('Expiry: calls answered', pods.length, answered), promise('Expiry: logins', 1, logins)]
}

async function leaderIsKilled(stage: Stage, first: Pod, others: readonly Pod[]): Promise<readonly Finding[]> {
  const { leaders, pods, server, signal, tell } = stage
  const { loginAttempts, requestsSeen } = server
  tell('The server ends the session once more; its answer to the login is held back.')
  server.expireSessions()
  const releaseRefusal = server.holdNextReply()
  server.holdNextReply()
  const firstAnswer = first.call()
  await arrivals(server, requestsSeen + 1, signal)
  releaseRefusal()
  await arrivals(server, requestsSeen + 2, signal)
  const otherAnswers = callAll(stage, others)
  // Awaited below, unless it is ended before.
  otherAnswers.catch(() => {})
  await arrivals(server, requestsSeen + 1 + pods.length, signal)

  const killedAt = performance.now()
  await first.kill()
  tell(`${first.name} is killed in the middle of its login: kill -9 ${first.pid}.`)
  const taken = await otherAnswers
  const seconds = ((performance.now() - killedAt) / 1000).toFixed(1)
  tell(`${taken} calls were answered ${seconds} s later: the lease of ${leaseMs / 1000} s had to run out.`)
  return [
    promise('The call of the one that was killed', 'killed', await firstAnswer),
    promise('Calls of the others answered', others.length, taken),
    promise('Logins: the one that was killed, and one more', 2, server.loginAttempts - loginAttempts),
    promise('Another one led in the end', true, leaders.at(-1) !== first),
  ]
}

async function callAll({ signal }: Stage, pods: readonly Pod[]): Promise<number> {
  const answers = await Promise.all(pods.map(({ call }) => call()))
  signal.throwIfAborted()
  return served(answers)
}
