import type { Interleaving, Wish } from '../../fixtures/interleaving.ts'
import type { Exchange } from '../../fixtures/slow-server.ts'
import type { FleetJudge } from './fleet-judge.ts'
import type { FleetScene } from './fleet-scene.ts'
import * as fc from 'fast-check'

/** A run: what is judged, and who judges. */
export interface FleetRun {
  readonly scene: FleetScene
  readonly judge: FleetJudge
}

type Move = fc.AsyncCommand<FleetRun, FleetRun>
type Act = (run: FleetRun) => void | Promise<void>

const move = (name: string, act: Act, check: (run: FleetRun) => boolean = () => true): Move => ({
  check,
  run: async (_model, run) => {
    await act(run)
    await run.scene.settle()
    run.judge.look()
  },
  toString: () => name,
})

/** Picks one of several, if there is any. */
const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length]

const member = ({ sessions }: FleetScene, at: number): Interleaving | undefined => pick(sessions, at)

function wish(kind: Wish['kind'], at: number): Move {
  return move(`${at}: ${kind}`, ({ scene, judge }) => {
    if (kind === 'logout' || kind === 'end') judge.excuse()
    member(scene, at)?.wish(kind)
  })
}

function exchange(name: string, at: number, act: (run: FleetRun, one: Exchange) => void): Move {
  return move(
    `${name}(${at})`,
    (run) => {
      const one = pick(run.scene.server.underWay(), at)
      if (one) act(run, one)
    },
    ({ scene }) => scene.server.underWay().length > 0,
  )
}

function storeMove(name: string, at: number, act: (run: FleetRun) => void): Move {
  return move(`store ${name}(${at})`, act, ({ scene }) => scene.store.underWay().length > 0)
}

function abort(at: number): Move {
  return move(`${at}: abort`, ({ scene }) => {
    const pending = member(scene, at)?.wishes.filter(({ outcome }) => outcome === 'pending') ?? []
    pick(pending, at)?.caller.abort()
  })
}

function answerVault(at: number, isRight: boolean): Move {
  return move(`${at}: the vault answers ${isRight ? 'rightly' : 'wrongly'}`, ({ scene }) => {
    const password = isRight ? scene.server.truth.password() : 'wrong'
    member(scene, at)?.vault()[0]?.answer({ username: 'ann', password })
  })
}

function answerPrompt(at: number, answer: 'none' | 'right' | 'wrong'): Move {
  return move(`${at}: the person answers ${answer}`, ({ scene }) => {
    const [question] = member(scene, at)?.prompts() ?? []
    const { truth } = scene.server
    if (answer === 'none') question?.fail()
    else question?.answer(answer === 'right' ? truth.newestOtp() : `wrong-${truth.sent.length}`)
  })
}

/** Time in which a process that waits for its store or its server may count as dead. */
function pass(ms: number): Move {
  return move(`pass(${ms})`, async ({ scene, judge }) => {
    const isWaiting = scene.store.underWay().length > 0 || scene.server.underWay().length > 0
    if (ms > 30_000 || isWaiting) judge.excuse()
    for (let left = ms; left > 0;) {
      left = scene.clock.step(left)
      await scene.settle()
      judge.look()
    }
  })
}

const cutStore = (at: number): Move =>
  storeMove('cut', at, ({ scene, judge }) => {
    judge.excuse()
    pick(scene.store.underWay(), at)?.cut()
  })

const breakOff = (at: number): Move =>
  exchange('breakOff', at, ({ scene, judge }, one) => {
    judge.excuse()
    scene.server.breakOff(one)
  })

const refuseWrongly = (at: number): Move =>
  exchange('refuseWrongly', at, ({ scene, judge }, one) => {
    if (one.errand !== 'call') return
    judge.excuse()
    scene.server.refuseWrongly(one)
  })

const rearm = (at: number): Move =>
  move(`${at}: rearm`, ({ scene, judge }) => {
    judge.rearmed()
    member(scene, at)?.session.rearm()
  })

const forget = move('the store forgets', ({ scene, judge }) => {
  if (scene.setting.isCalm) return
  judge.excuse()
  scene.store.forget()
})

/** Everything that callers, people, the server, the store, the network and time can do; what is usual is likely. */
export function anyFleetMove(): fc.Arbitrary<Move> {
  const which = fc.nat(11)
  const likely = (weight: number, make: (at: number) => Move): fc.WeightedArbitrary<Move> => ({
    weight,
    arbitrary: which.map(make),
  })
  return fc.oneof(
    likely(12, (at) => wish('fetch', at)),
    ...(['login', 'renew', 'keepAlive'] as const).map((kind) => likely(2, (at) => wish(kind, at))),
    ...(['logout', 'end'] as const).map((kind) => likely(1, (at) => wish(kind, at))),
    likely(2, abort),
    likely(1, rearm),
    likely(30, (at) => exchange('advance', at, ({ scene }, one) => scene.server.advance(one))),
    likely(40, (at) => storeMove('advance', at, ({ scene }) => pick(scene.store.underWay(), at)?.advance())),
    likely(2, cutStore),
    likely(2, breakOff),
    likely(1, refuseWrongly),
    likely(2, () => move('endSessions', ({ scene }) => scene.server.endSessions())),
    likely(1, () => move('changePassword', ({ scene }) => scene.server.changePassword())),
    likely(12, (at) => answerVault(at, true)),
    likely(3, (at) => answerVault(at, false)),
    likely(8, (at) => answerPrompt(at, 'right')),
    ...(['none', 'wrong'] as const).map((answer) => likely(1, (at) => answerPrompt(at, answer))),
    ...[100, 700, 2500, 8000, 31_000, 70_000].map((ms) => likely(1, () => pass(ms))),
    likely(1, () => forget),
  )
}
