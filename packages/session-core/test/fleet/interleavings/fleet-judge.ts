import type { Wish } from '../../fixtures/interleaving.ts'
import type { FleetScene, SentLogin } from './fleet-scene.ts'

/** Looks at the truth of server and sessions after every step. */
export interface FleetJudge {
  /** @throws an `Error` that says which promise was broken. */
  readonly look: () => void
  /** Something happened after which more may be sent than can be counted: a break, a loss, a long wait, a leave. */
  readonly excuse: () => void
  /** Something happened that may cost so many logins, and no more. */
  readonly reason: (logins: number) => void
  /** Somebody said that the credentials are good now. */
  readonly rearmed: () => void
  /** What must be true when all was answered: nobody waits, though a process may have died. */
  readonly lookSettled: () => void
  /** What must be true when all are out. */
  readonly lookBack: () => void
}

/** The judge of one run. */
export function fleetJudge(scene: FleetScene): FleetJudge {
  const { sessions, server, logins, sentBy, clock } = scene
  let [excuses, since, reasons] = [0, 0, 1]
  const ended = new Map<number, number>()

  const lookAtLogins = (): void => {
    const otps = logins.flatMap(({ request }) => request.otp ?? [])
    assert(new Set(otps).size === otps.length, `an answer was sent twice: ${otps.join()}`)
    const lately = logins.slice(since)
    const again = lately.find((login) =>
      login.after.some((one) => lately.includes(one) && isTheSame(one, login)),
    )
    assert(!again, `${again?.by} sent the rejected ${again?.request.password} again`)
    if (excuses > 0) return
    const begun = logins.filter(({ request }) => request.otp === undefined).length
    assert(begun <= reasons, `${begun} logins for ${reasons} reasons`)
    const underWay = server.underWay().filter(({ errand }) => errand === 'login').length
    assert(underWay <= 1, `${underWay} logins were in flight`)
    const prompts = sessions.flatMap((session) => session.prompts()).length
    assert(prompts <= 1, `${prompts} prompts were open`)
  }
  /** What one process was told it never sends again; without an excuse, nobody does. */
  const isTheSame = (before: SentLogin, login: SentLogin): boolean =>
    login.request.otp === undefined &&
    before.request.password === login.request.password &&
    (excuses === 0 || before.by === login.by)

  const lookAtWishes = (wishes: readonly Wish[]): void => {
    for (const { id, kind, answer, caller, outcome } of wishes) {
      assert(!caller.signal.aborted || outcome !== 'pending', `${id} was aborted and still waits`)
      const text = String(answer)
      assert(kind !== 'fetch' || !text.startsWith('200') || text === `200 ${id}`, `${id} got ${text}`)
      const times = server.truth.sent.filter(({ call }) => call === id).length
      assert(times <= 2, `${id} was sent ${times} times`)
    }
  }
  const lookAtEnds = (wishes: readonly Wish[], by: number): void => {
    const isOut = wishes.some(
      ({ kind, outcome }) => ['logout', 'end'].includes(kind) && outcome === 'fulfilled',
    )
    // One that could not tell the others has failed: it may be tried again.
    if (!isOut) return
    ended.set(by, ended.get(by) ?? sentBy[by] ?? 0)
    assert(ended.get(by) === sentBy[by], `${by} sent something after its logout had settled`)
  }

  return {
    look: () => {
      lookAtLogins()
      for (const [by, { wishes }] of sessions.entries()) {
        if (scene.dead.has(by)) continue
        lookAtWishes(wishes)
        lookAtEnds(wishes, by)
      }
    },
    excuse: () => {
      excuses += 1
    },
    reason: (more) => {
      reasons += more
    },
    rearmed: () => {
      since = logins.length
    },
    lookSettled: () => {
      const pending = scene
        .living()
        .flatMap(({ wishes }) => wishes)
        .filter(({ outcome }) => outcome === 'pending')
      assert(pending.length === 0, `${pending.map(({ id, kind }) => `${kind} ${id}`).join()} never settled`)
    },
    lookBack: () => {
      assert(scene.dead.size > 0 || clock.sleeping() === 0, `${clock.sleeping()} timers linger`)
      const left = server.truth.live().filter((token) => !server.truth.beyondReach.has(token))
      assert(excuses > 0 || left.length === 0, `${left.join()} lives on after the end for all`)
    },
  }
}

function assert(holds: boolean, broken: string): asserts holds {
  if (!holds) throw new Error(broken)
}
