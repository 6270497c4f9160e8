import type { Troubles, World } from './world.ts'

/** The one register of the store, as the processes read it. Identities are numbers; 0 is none. */
export interface Register {
  version: number
  epoch: number
  grant: number
  lease: number
  leaving: readonly number[]
  rejected: boolean
  rearms: number
  /** Whose secret sealed it. */
  half: number
}

/** Where a process stands between two of its steps. */
export type Stand =
  | 'read'
  | 'claim'
  | 'unsure of its claim'
  | 'verify'
  | 'sent'
  | 'granted'
  | 'rejected'
  | 'late'
  | 'serves'
  | 'pays'
  | 'ending'
  | 'locked'
  | 'refused'
  | 'closed'
  | 'dead'

/** One process. */
export interface Process {
  at: Stand
  readonly half: number
  readonly wrong: boolean
  /** The epoch it joined; -1 before. */
  epoch: number
  /** The version it decided on. */
  seen: number
  /** Its attempt, and whether the store has forgotten it. */
  lease: number
  isForgotten: boolean
  /** The grant it serves with. */
  serves: number
  /** A grant that only it knows of. */
  brought: number
  /** The grant it wants to be rid of, and whether the server refused it. */
  stale: number
  isRefused: boolean
  knows: boolean
  /** Rearms, as it read them last; -1 before its first look. */
  rearms: number
  /** Rearms that there had been when it sent what was turned down; -1 before, and where it had missed one. */
  sentAfter: number
  /** What it has to log out, and nobody else knows of. */
  debts: readonly number[]
}

/** The whole world at one moment. */
export interface State {
  register: Register
  /** What a store that forgets comes back with. */
  replica: Register
  live: readonly number[]
  next: number
  processes: Process[]
  left: { -readonly [Trouble in keyof Troubles]: number }
  needs: number
  logins: number
  rejections: number
  /** Sessions that only a dead process knew of. */
  leaked: number
  /** Somebody has told the fleet of the rejection. */
  told: boolean
  /** A password was sent that the fleet had been told of; that the very process knew of. */
  resent: boolean
  resentOwn: boolean
  /** A rejection was put back that somebody had taken back. */
  undone: boolean
  ended: number
  sentAfterEnd: boolean
  /** A lease time has passed since the lease was renewed. */
  silent: boolean
  /** It was renewed since time passed last. */
  renewed: boolean
  /** Lease times that passed under a lease nobody holds. */
  waited: number
}

/** Before anything happened. */
export function startOf({ processes, wrong, halves, may }: World): State {
  const empty = {
    version: 0,
    epoch: 0,
    grant: 0,
    lease: 0,
    leaving: [],
    rejected: false,
    rearms: 0,
    half: -1,
  }
  const fresh = {
    epoch: -1,
    seen: 0,
    lease: 0,
    serves: 0,
    brought: 0,
    stale: 0,
    rearms: -1,
    sentAfter: -1,
    debts: [],
  }
  return {
    register: empty,
    replica: empty,
    live: [],
    next: 1,
    processes: Array.from({ length: processes }, (_, index) => ({
      ...fresh,
      at: 'read',
      half: halves ? index % 2 : 0,
      wrong: wrong.includes(index),
      isForgotten: false,
      isRefused: false,
      knows: false,
    })),
    left: { ...may },
    needs: 1,
    logins: 0,
    rejections: 0,
    leaked: 0,
    told: false,
    resent: false,
    resentOwn: false,
    undone: false,
    ended: 0,
    sentAfterEnd: false,
    silent: false,
    renewed: false,
    waited: 0,
  }
}

/** A world of its own: registers and lists are replaced, never changed. */
export function copyOf(state: State): State {
  return { ...state, processes: state.processes.map((one) => ({ ...one })), left: { ...state.left } }
}

type Counted = Exclude<keyof State, 'left' | 'live' | 'next' | 'processes' | 'register' | 'replica'>

const counts: Readonly<Record<Counted, true>> = {
  needs: true,
  logins: true,
  rejections: true,
  leaked: true,
  told: true,
  resent: true,
  resentOwn: true,
  undone: true,
  ended: true,
  sentAfterEnd: true,
  silent: true,
  renewed: true,
  waited: true,
}
const counted = Object.keys(counts) as readonly Counted[]

/** One text for all states that differ only in the names of their versions, attempts and sessions. */
export function keyOf(state: State): string {
  const names = new Map<number, number>()
  const name = (id: number): number => {
    if (id === 0) return 0
    const known = names.get(id) ?? names.size + 1
    names.set(id, known)
    return known
  }
  // A character for each number, which may be -1: an exploration spends most of its time here.
  const codes: number[] = []
  const add = (ids: readonly number[]): void => {
    codes.push(ids.length)
    for (const id of ids) codes.push(name(id))
  }
  for (const { epoch, grant, half, lease, leaving, rearms, rejected, version } of [
    state.register,
    state.replica,
  ]) {
    codes.push(name(version), epoch, name(grant), name(lease), Number(rejected), rearms, half + 1)
    add(leaving)
  }
  let key = ''
  for (const one of state.processes) {
    const { isForgotten, isRefused, knows, rearms, sentAfter } = one
    key += `${one.at} `
    for (const id of [one.seen, one.lease, one.serves, one.brought, one.stale]) codes.push(name(id))
    codes.push(
      one.epoch + 1,
      Number(isForgotten),
      Number(isRefused),
      Number(knows),
      rearms + 1,
      sentAfter + 1,
    )
    add(one.debts)
  }
  add(state.live)
  for (const count of Object.values(state.left)) codes.push(count)
  for (const what of counted) codes.push(Number(state[what]))
  return key + String.fromCodePoint(...codes)
}
