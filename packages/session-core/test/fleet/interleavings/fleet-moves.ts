import type { Interleaving, Wish } from '../../fixtures/interleaving.ts'
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

/** What happens only where something may go wrong. */
const storm = (name: string, act: Act, check: (run: FleetRun) => boolean = () => true): Move =>
  move(
    name,
    (run) => {
      run.judge.excuse()
      return act(run)
    },
    (run) => !run.scene.setting.isCalm && check(run),
  )

/** Picks one of several, if there is any. */
const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % items.length]

const member = (scene: FleetScene, at: number): Interleaving | undefined => pick(scene.living(), at)

const isBusy = ({ store, server, living }: FleetScene): boolean =>
  store.underWay().length + server.underWay().length > 0 ||
  living().some((session) => session.vault().length + session.prompts().length > 0)

function wish(kind: Wish['kind'], at: number): Move {
  return move(`${at}: ${kind}`, ({ scene, judge }) => {
    // A sign of life may find the session dead.
    if (kind === 'renew' || kind === 'keepAlive') judge.reason(1)
    member(scene, at)?.wish(kind)
  })
}

const leave = (kind: 'end' | 'logout', at: number): Move =>
  storm(`${at}: ${kind}`, ({ scene }) => member(scene, at)?.wish(kind))

const advance = (at: number): Move =>
  move(
    `advance(${at})`,
    ({ scene: { server } }) => {
      const one = pick(server.underWay(), at)
      if (one) server.advance(one)
    },
    ({ scene }) => scene.server.underWay().length > 0,
  )

const advanceStore = (at: number): Move =>
  move(
    `store advance(${at})`,
    ({ scene }) => pick(scene.store.underWay(), at)?.advance(),
    ({ scene }) => scene.store.underWay().length > 0,
  )

function abort(at: number): Move {
  return move(`${at}: abort`, ({ scene }) => {
    const pending = member(scene, at)?.wishes.filter(({ outcome }) => outcome === 'pending') ?? []
    pick(pending, at)?.caller.abort()
  })
}

function answerVault(at: number, isRight: boolean): Move {
  return move(`${at}: the vault answers ${isRight ? 'rightly' : 'wrongly'}`, ({ scene, judge }) => {
    const password = isRight ? scene.server.truth.password() : 'wrong'
    if (!isRight) judge.reason(1)
    member(scene, at)?.vault()[0]?.answer({ username: 'ann', password })
  })
}

function answerPrompt(at: number, answer: 'none' | 'right' | 'wrong'): Move {
  return move(`${at}: the person answers ${answer}`, ({ scene, judge }) => {
    if (answer !== 'right') judge.reason(1)
    const [question] = member(scene, at)?.prompts() ?? []
    const { truth } = scene.server
    if (answer === 'none') question?.fail()
    else question?.answer(answer === 'right' ? truth.newestOtp() : `wrong-${truth.sent.length}`)
  })
}

/** Time in which a process that waits for its store or its server may count as dead. */
function pass(ms: number): Move {
  return move(
    `pass(${ms})`,
    async ({ scene, judge }) => {
      const { idleMs = Infinity, lifetimeMs = Infinity, isCalm } = scene.setting
      if (!isCalm) judge.excuse()
      // Sessions are renewed before they end, and a heartbeat may do so by itself.
      judge.reason(1 + Math.ceil((4 * ms) / Math.min(idleMs, lifetimeMs)))
      for (let left = ms; left > 0;) {
        left = scene.clock.step(left)
        await scene.settle()
        judge.look()
      }
    },
    ({ scene }) => !scene.setting.isCalm || !isBusy(scene),
  )
}

const cutStore = (at: number): Move =>
  storm(
    `store cut(${at})`,
    ({ scene }) => pick(scene.store.underWay(), at)?.cut(),
    ({ scene }) => scene.store.underWay().length > 0,
  )

const breakOff = (at: number): Move =>
  storm(`breakOff(${at})`, ({ scene: { server } }) => {
    const one = pick(server.underWay(), at)
    if (one) server.breakOff(one)
  })

const refuseWrongly = (at: number): Move =>
  storm(`refuseWrongly(${at})`, ({ scene: { server } }) => {
    const one = pick(server.underWay(), at)
    if (one?.errand === 'call') server.refuseWrongly(one)
  })

/** One at least lives. */
const kill = (at: number): Move =>
  storm(
    `${at}: dies`,
    ({ scene }) => {
      const session = member(scene, at)
      if (session) scene.kill(scene.sessions.indexOf(session))
    },
    ({ scene }) => scene.living().length > 1,
  )

const rearm = (at: number): Move =>
  move(`${at}: rearm`, ({ scene, judge }) => {
    judge.rearmed()
    member(scene, at)?.session.rearm()
  })

const forget = storm('the store forgets', ({ scene }) => scene.store.forget())

const endSessions = move('endSessions', ({ scene, judge }) => {
  judge.reason(1)
  scene.server.endSessions()
})

const changePassword = move('changePassword', ({ scene, judge }) => {
  judge.reason(1)
  scene.server.changePassword()
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
    ...(['logout', 'end'] as const).map((kind) => likely(1, (at) => leave(kind, at))),
    likely(1, kill),
    likely(2, abort),
    likely(1, rearm),
    likely(30, advance),
    likely(40, advanceStore),
    likely(2, cutStore),
    likely(2, breakOff),
    likely(1, refuseWrongly),
    likely(2, () => endSessions),
    likely(1, () => changePassword),
    likely(12, (at) => answerVault(at, true)),
    likely(3, (at) => answerVault(at, false)),
    likely(8, (at) => answerPrompt(at, 'right')),
    ...(['none', 'wrong'] as const).map((answer) => likely(1, (at) => answerPrompt(at, answer))),
    ...[100, 700, 2500, 8000, 31_000, 70_000].map((ms) => likely(1, () => pass(ms))),
    likely(1, () => forget),
  )
}
