import type { State } from './state.ts'
import { type Act, type Change, isForeign, renew, type Turn, withoutSilent, write } from './turn.ts'
import type { Move } from './weather.ts'

export function* serves({ state, one, breaks, act }: Turn): Generator<Move> {
  const { live, left, register } = state
  if (!live.includes(one.serves)) {
    yield act('is refused', (_, own) => {
      Object.assign(own, { at: 'read', stale: own.serves, serves: 0, isRefused: true })
    })
    return
  }
  if (isForeign(register, one)) return
  if (left.renew > 0) {
    yield act('wants a fresh session', (after, own) => {
      after.left.renew -= 1
      after.needs += 1
      Object.assign(own, { at: 'read', stale: own.serves, serves: 0, isRefused: false })
    })
  }
  if (left.end > 0 && register.grant === one.serves) yield act('ends it for all', endsForAll)
  yield* rearm(state, act)
  yield* tidyUp({ state, one, breaks, act })
  yield* looksAgain({ state, one, breaks, act })
}

/** What a look at the store is for, while the session serves. */
function* looksAgain({ state, one, breaks, act }: Omit<Turn, 'world'>): Generator<Move> {
  const { epoch, grant, lease, leaving } = state.register
  const isKnown = grant === one.serves || leaving.includes(one.serves)
  const isFree = lease === 0 || state.silent
  if (epoch > one.epoch) {
    yield act('sees the end', (after, own) => {
      // The record tells which sessions were ended: another one was forgotten before.
      if (!isKnown && !breaks('R8 forgets what the store forgot'))
        after.live = after.live.filter((id) => id !== own.serves)
      Object.assign(own, { at: 'closed', serves: 0 })
    })
    return
  }
  if (grant === 0 && !isKnown && isFree) {
    yield act('gives back what the store forgot', (after, own) => {
      write(after, own.half, { ...withoutSilent(after), grant: own.serves })
    })
  }
  if (grant === 0 || grant === one.serves || !(isKnown || isFree)) return
  yield act('moves on', (after, own) => {
    const owes = !isKnown && !breaks('R8 forgets what the store forgot')
    if (owes) write(after, own.half, { ...withoutSilent(after), leaving: [...leaving, own.serves] })
    own.serves = grant
  })
}

const endsForAll: Change = (after, own) => {
  const { epoch, grant, leaving } = after.register
  after.left.end -= 1
  after.ended = epoch + 1
  write(after, own.half, { epoch: epoch + 1, grant: 0, lease: 0, leaving: [...leaving, grant] })
  own.at = 'ending'
}

/** What a process writes that does not lead. */
function* tidyUp({ state, one, breaks, act }: Omit<Turn, 'world'>): Generator<Move> {
  const { left, register } = state
  const isFree = register.lease === 0 || state.silent
  if (left.active > 0) {
    yield act('tells of its activity', (after, own) => {
      after.left.active -= 1
      write(after, own.half, withoutSilent(after))
      if (breaks('R9 renews a lease that it does not hold')) renew(after)
    })
  }
  if (one.debts.length > 0 || (register.leaving.length > 0 && isFree)) {
    yield act('logs out what is leaving', (after, own) => {
      const gone = new Set([...own.debts, ...after.register.leaving])
      after.live = after.live.filter((id) => !gone.has(id))
      Object.assign(own, { at: 'pays', debts: [] })
    })
  }
}

export function* pays({ act }: Turn): Generator<Move> {
  yield act('strikes it off', (after, own) => {
    own.at = 'serves'
    const { lease, leaving } = after.register
    if (lease !== 0 && !after.silent) return
    const owed = leaving.filter((id) => after.live.includes(id))
    write(after, own.half, { leaving: owed, ...withoutSilent(after) })
  })
}

export function* ending({ act }: Turn): Generator<Move> {
  yield act('logs out, and is closed', (after, own) => {
    const { leaving } = after.register
    after.live = after.live.filter((id) => id !== own.serves && !leaving.includes(id))
    Object.assign(own, { at: 'closed', serves: 0 })
  })
}

export function* locked({ state, act }: Turn): Generator<Move> {
  if (state.left.again > 0) {
    yield act('is called once more', (after, own) => {
      after.left.again -= 1
      own.at = 'read'
    })
  }
  yield* rearm(state, act)
}

function* rearm({ left }: State, act: Act): Generator<Move> {
  if (left.rearm === 0) return
  yield act('rearms the fleet', (after, own) => {
    const { rearms } = after.register
    after.left.rearm -= 1
    after.told = false
    Object.assign(own, { knows: false, rearms: rearms + 1 })
    write(after, own.half, { rejected: false, rearms: rearms + 1 })
    if (own.at === 'locked') own.at = 'read'
  })
}
