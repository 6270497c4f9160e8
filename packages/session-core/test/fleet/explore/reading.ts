import { type Act, isForeign, sendWrong, type Turn, write } from './turn.ts'
import { isLed, type Move } from './weather.ts'

export function* read(turn: Turn): Generator<Move> {
  yield* triesAlone(turn)
  const rearms = rearmsKnownTo(turn)
  yield* reads({ ...turn, one: { ...turn.one, rearms }, act: learning(turn, rearms) })
}

/** What was taken back before the first look is no news: it learns along with whatever it does first. */
function learning({ act }: Turn, rearms: number): Act {
  return (what, change) =>
    act(what, (after, own) => {
      own.rearms = rearms
      change(after, own)
    })
}

function rearmsKnownTo({ state: { register }, one: { rearms }, breaks }: Turn): number {
  if (rearms >= 0) return rearms
  return breaks('R7 takes a rearm of long ago for news') ? 0 : register.rearms
}

/** Without the store each is for itself; what it learns it tells later. */
function* triesAlone({ state, one, world, act }: Turn): Generator<Move> {
  if (state.left.alone === 0 || !one.wrong || one.knows) return
  yield act('finds no store, and is turned down alone', (after, own) => {
    after.left.alone -= 1
    after.logins += 1
    after.rejections += 1
    sendWrong(after, own, world)
    Object.assign(own, { at: 'locked', knows: true })
  })
}

function* reads(turn: Turn): Generator<Move> {
  const { state, one, breaks, act } = turn
  const { register } = state
  const { epoch, grant, rearms } = register
  if (isForeign(register, one)) {
    if (breaks('R10 overwrites what it cannot read'))
      yield act('wants the lease', (_, own) => {
        Object.assign(own, { at: 'claim', seen: register.version })
      })
    else yield act('cannot read it', (_, own) => void (own.at = 'refused'))
    return
  }
  if (one.epoch >= 0 && epoch > one.epoch && !breaks('R5 ignores the epoch')) {
    yield act('sees the end', (_, own) => void (own.at = 'closed'))
    return
  }
  if (grant !== 0 && grant !== one.stale) {
    yield act('adopts', (_, own) => {
      if (own.epoch < 0) own.epoch = epoch
      Object.assign(own, { at: 'serves', serves: grant, stale: 0, isRefused: false, seen: 0 })
    })
    return
  }
  if (rearms > one.rearms && !breaks('R7 does not hear of a rearm')) {
    yield act('hears of a rearm', (_, own) => Object.assign(own, { knows: false, rearms }))
    return
  }
  yield* wish(turn)
}

/** No session to be had: may it open one? */
function* wish({ state, one, breaks, act }: Turn): Generator<Move> {
  const { register } = state
  const knows = one.knows && !breaks('R7 forgets what it knows')
  if (one.wrong && register.rejected) {
    yield act('is locked', (_, own) => Object.assign(own, { at: 'locked', knows: true }))
    return
  }
  if (knows) {
    yield act('puts the rejection back', (after, own) => {
      if (own.rearms < after.register.rearms) after.undone = true
      write(after, own.half, { rejected: true })
      own.at = 'locked'
    })
    return
  }
  yield* wantLease({ state, one, breaks, act })
}

function* wantLease({ state, one, breaks, act }: Omit<Turn, 'world'>): Generator<Move> {
  const { register } = state
  const isFree = register.lease === 0 || register.lease === one.lease
  if (isFree) {
    if (register.lease !== 0 && breaks('R3 waits for its own lease')) return
    yield act('wants the lease', (_, own) => Object.assign(own, { at: 'claim', seen: register.version }))
    return
  }
  const led = isLed(state)
  if (led ? state.left.take === 0 : !state.silent) return
  yield act('takes the lease over', (after, own) => {
    if (led) after.left.take -= 1
    Object.assign(own, { at: 'claim', seen: register.version })
  })
}
