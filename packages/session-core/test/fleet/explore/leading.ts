import { type Change, isForeign, leads, renew, sendWrong, type Turn, write } from './turn.ts'
import type { Move } from './weather.ts'

export function* claim({ state, breaks, act }: Turn): Generator<Move> {
  const takes: Change = (after, own) => {
    const { register } = after
    const { grant, leaving } = isForeign(register, own) ? { grant: 0, leaving: [] } : register
    // A session that others may still use stays until another one takes its place.
    const gone = grant !== 0 && own.isRefused && grant === own.stale
    if (own.epoch < 0) own.epoch = register.epoch
    Object.assign(own, { at: 'verify', lease: after.next, isForgotten: false, seen: 0 })
    after.next += 1
    if (gone && breaks('R8 keeps debts to itself')) own.debts = [...own.debts, grant]
    write(after, own.half, {
      lease: own.lease,
      grant: gone || isForeign(register, own) ? 0 : grant,
      leaving: gone && !breaks('R8 keeps debts to itself') ? [...leaving, grant] : leaving,
    })
    own.seen = after.register.version
    after.waited = 0
    renew(after)
  }
  const missed: Change = (_, own) => Object.assign(own, { at: 'read', seen: 0 })
  yield act('claims', (after, own) => {
    const isFresh = after.register.version === own.seen || breaks('R1 claims without comparing')
    ;(isFresh ? takes : missed)(after, own)
  })
  if (state.left.unsure === 0) return
  yield act('claims, and the reply is lost', (after, own) => {
    after.left.unsure -= 1
    if (after.register.version === own.seen) takes(after, own)
    own.at = 'unsure of its claim'
  })
}

export function* unsure({ act }: Turn): Generator<Move> {
  yield act('looks whether it claimed', (after, own) => {
    own.at = own.lease !== 0 && after.register.lease === own.lease ? 'verify' : 'read'
  })
}

/** The renewal of the lease that comes before every message. */
export function* verify({ state, one, world, breaks, act }: Turn): Generator<Move> {
  const { register } = state
  const isMine = breaks('R2 leads by text') ? register.version === one.seen : leads(state, one)
  if (!isMine && !breaks('R4 sends without renewing')) {
    yield act('was deposed', (_, own) => Object.assign(own, { at: 'read', seen: 0 }))
    return
  }
  if (one.wrong && register.rejected && isMine) {
    yield act('hears of the rejection, and gives the lease back', (after, own) => {
      write(after, own.half, { lease: 0 })
      Object.assign(own, { at: 'locked', knows: true, seen: 0 })
    })
    return
  }
  yield act('sends', (after, own) => {
    if (isMine) {
      write(after, own.half, { lease: own.lease })
      own.isForgotten = false
      renew(after)
    }
    after.logins += 1
    if (own.epoch < after.ended) after.sentAfterEnd = true
    if (own.wrong && after.told) after.resent = true
    sendWrong(after, own, world)
    Object.assign(own, { at: 'sent', rearms: after.register.rearms, seen: after.register.version })
  })
}

export function* sent({ one, world, act }: Turn): Generator<Move> {
  if (one.wrong) {
    yield act('is turned down', (after, own) => {
      after.rejections += 1
      own.at = 'rejected'
    })
    return
  }
  yield act('is granted a session', (after, own) => {
    own.brought = after.next
    own.at = 'granted'
    after.next += 1
    after.live = world.single ? [own.brought] : [...after.live, own.brought]
  })
}

export function* rejected({ state, one, breaks, act }: Turn): Generator<Move> {
  const { register } = state
  const isMine = register.lease === one.lease
  yield act('tells of the rejection', (after, own) => {
    after.told = true
    Object.assign(own, { at: 'locked', knows: true, seen: 0 })
    if (!isMine && (breaks('R6 drops a rejection') || isForeign(register, one))) return
    write(after, own.half, { rejected: true, lease: isMine ? 0 : register.lease })
  })
}

export function* granted({ state, one, breaks, act }: Turn): Generator<Move> {
  const { register } = state
  const isMine = breaks('R2 leads by text') ? register.version === one.seen : leads(state, one)
  if (!isMine && !breaks('R5 publishes without the lease')) {
    yield act('is too late', (_, own) => Object.assign(own, { at: 'late', seen: 0 }))
    return
  }
  const publishes: Change = (after, own) => {
    const { grant, leaving } = after.register
    const isReplaced = grant !== 0 && grant !== own.brought
    const keeps = breaks('R8 keeps debts to itself')
    if (isReplaced && keeps) own.debts = [...own.debts, grant]
    write(after, own.half, {
      lease: 0,
      grant: own.brought,
      leaving: isReplaced && !keeps ? [...leaving, grant] : leaving,
    })
  }
  const serving = { at: 'serves', stale: 0, isRefused: false, brought: 0, seen: 0 }
  yield act('publishes', (after, own) => {
    publishes(after, own)
    Object.assign(own, serving, { serves: own.brought })
  })
  if (state.left.unsure === 0) return
  yield act('publishes, and the reply is lost', (after, own) => {
    after.left.unsure -= 1
    publishes(after, own)
    const isMistaken = breaks('R1 takes an unknown outcome for a failure')
    Object.assign(own, isMistaken ? { at: 'late' } : { ...serving, serves: own.brought })
  })
}

export function* late({ act }: Turn): Generator<Move> {
  yield act('logs out what came too late', (after, own) => {
    after.live = after.live.filter((id) => id !== own.brought)
    Object.assign(own, { at: 'read', brought: 0 })
  })
}
