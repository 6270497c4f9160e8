import type { StoreAddress } from '../../scenarios/fleet/messages.ts'
import { startLoginServer } from './login-server.ts'
import { machineTime } from './machine-time.ts'
import type { MemberTerms } from './messages.ts'
import { type Member, startMember, type WhatRuns } from './start-member.ts'
import { randomBytes } from 'node:crypto'

/** How large a fleet is, and how it is disturbed. */
export interface FleetSize extends WhatRuns {
  readonly processes: number
  /** Of each process, at the expiry. */
  readonly callers: number
  readonly loginMs: number
  readonly policy: MemberTerms['policy']
}

/** What became of all calls of a fleet: logins that it took, what calls failed with, and when the last one ended. */
export interface Round {
  readonly logins: number
  readonly failures: readonly string[]
  readonly ms: number
}

/** What a fleet of real processes did. */
export interface FleetFound {
  readonly cold: Round
  readonly expiry: Round
  /** From the death of a leader to the next login, in milliseconds; nothing where nobody leads. */
  readonly takeOverMs: number | undefined
}

/** Starts processes that share a session through a store, or do not; all are gone when it ends. */
export async function runFleet(size: FleetSize, store: StoreAddress | undefined): Promise<FleetFound> {
  await using running = new AsyncDisposableStack()
  const server = await startLoginServer(size.loginMs)
  running.defer(server.close)
  const { url, username, password } = server
  const secret = randomBytes(32).toString('base64')
  let onLogin: (member: Member) => void = () => {}
  const { policy, what } = size
  const terms = { url, username, password, store, secret, policy, what }
  const starting = Array.from({ length: size.processes }, () =>
    startMember(terms, (member) => onLogin(member)),
  )
  const members = await Promise.all(starting)
  running.defer(async () => {
    for (const { kill } of members) kill()
    await Promise.all(members.map(({ ended }) => ended))
  })

  const callAll = async (times: number): Promise<Round> => {
    const before = server.logins.length
    const startedAt = machineTime()
    const done = await Promise.all(members.map(({ call }) => call(times)))
    return {
      logins: server.logins.length - before,
      failures: done.flatMap((one) => one?.failures ?? []),
      ms: Math.max(...done.map((one) => one?.at ?? NaN).filter((at) => !Number.isNaN(at))) - startedAt,
    }
  }

  const cold = await callAll(1)
  server.expire()
  const expiry = await callAll(size.callers)
  if (!store) return { cold, expiry, takeOverMs: undefined }

  let killedAt = NaN
  onLogin = ({ kill }) => {
    if (!Number.isNaN(killedAt)) return
    kill()
    killedAt = machineTime()
  }
  server.expire()
  const before = server.logins.length
  await callAll(1)
  const next = server.logins.slice(before).find((at) => at > killedAt + size.loginMs)
  return { cold, expiry, takeOverMs: (next ?? NaN) - killedAt }
}
