import type { Clock } from '../../time/clock.ts'
import { expectThat } from '../law-failure.ts'
import type { LawCapability, LawSubject, SessionLaw } from '../law.ts'
import { type ManualClock, manualClock } from '../manual-clock.ts'
import { outcomeOf, watch } from '../outcome.ts'
import { setStage, type Stage } from '../stage.ts'
import { pause, until } from '../turns.ts'

type Work = (stage: Stage) => Promise<unknown>

/** What a caller began and did not live to see, and what somebody else wants of the same session then. */
interface Case {
  readonly needs?: LawCapability
  /** Whether there is a session before. */
  readonly isOpen: boolean
  readonly begin: Work
  readonly want: Work
  readonly gets: RegExp
}

const call: Work = (stage) => stage.call()
const renew: Work = ({ session }) => session.renew()
const logout: Work = ({ session }) => session.logout()
const keepAlive: Work = ({ session }) => session.keepAlive()

const isServed = /^(?:200|done)$/
const isEnded = /^(?:revoked|already-ended|local-only)$/

const cases: Readonly<Record<string, Case>> = {
  'a login': { isOpen: false, begin: call, want: call, gets: isServed },
  'a login, and logs out': { isOpen: false, begin: call, want: logout, gets: isEnded },
  // It brought no session: the next prompt has to wait, as after any other.
  'a prompt': { needs: 'challenge', isOpen: false, begin: call, want: call, gets: /^unreachable$/ },
  'a renewal': { isOpen: true, begin: renew, want: renew, gets: isServed },
  'a logout': { needs: 'logout', isOpen: true, begin: logout, want: logout, gets: isEnded },
  'a sign of life': { needs: 'keep-alive', isOpen: true, begin: keepAlive, want: keepAlive, gets: isServed },
  'the logout of what was replaced': {
    needs: 'logout',
    isOpen: true,
    begin: replace,
    want: logout,
    gets: isEnded,
  },
}

/** Hashes are made on other threads, in time that the clock knows nothing of. In milliseconds of the platform. */
const hashingMs = 5

/**
 * Some platforms end a request with all that it began: its timers do not ring, and what it waits for never comes. Whoever
 * needs that work takes it over, after the time that it has at most.
 */
export const nobodyWaitsForEverForWhatAnotherCallerBegan: SessionLaw = {
  name: 'nobody waits for ever for what another caller began',
  promise: 2,
  check: async (subject) => {
    const possible = Object.entries(cases).filter(([, { needs }]) => !needs || subject.can.has(needs))

    const outcomes = await Promise.all(possible.map(async ([what, one]) => [what, await play(subject, one)]))

    expectThat(
      'whoever comes later is served',
      outcomes,
      possible.map(([what]) => [what, 'served']),
    )
  },
}

async function play(subject: LawSubject, { needs, isOpen, begin, want, gets }: Case): Promise<string> {
  const clock = manualClock()
  const { mortalClock, die } = mortal(clock)
  const policy = { loginDeadlineMs: 9000, drainMs: 1000 }
  const isPrompt = needs === 'challenge'
  let isAsking = false
  const onChallenge = (): Promise<never> => {
    isAsking = true
    return never()
  }
  const asked = isPrompt && { credentials: subject.credentials.challenged, onChallenge }
  const stage = setStage(subject, { clock: mortalClock, policy, ...asked })
  if (isOpen) await outcomeOf(stage.session.login())
  const before = stage.wire.passed.length
  if (begin !== replace && !isPrompt) stage.wire.next().answer(never)
  const begun = begin(stage)
  begun.catch(() => {})
  await until('the work is under way', () => (isPrompt ? isAsking : stage.wire.passed.length > before))
  if (begin === replace) await begun
  die()

  const wanted = watch(want(stage))
  for (let second = 0; second < 30 && wanted.outcome === 'pending'; second += 1) {
    await clock.advance(1000)
    await pause(hashingMs)
  }
  await until('the wait ends', () => wanted.outcome !== 'pending')
  return gets.test(wanted.outcome) ? 'served' : wanted.outcome
}

/** A fresh login is answered; the logout of the session before it is not. */
async function replace({ session, wire }: Stage): Promise<void> {
  const { generation } = session.snapshot
  let isUnderWay = false
  wire
    .next(() => session.snapshot.generation > generation)
    .answer(() => {
      isUnderWay = true
      return never()
    })
  await session.renew()
  await until('what was replaced is being logged out', () => isUnderWay)
}

function never(): Promise<never> {
  return new Promise(() => {})
}

/** A clock whose sleepers can die: they do not wake up any more, whatever happens. */
function mortal(clock: ManualClock): { readonly mortalClock: Clock; readonly die: () => void } {
  let life = 0
  const sleep: Clock['sleep'] = (ms, signal) => {
    const born = life
    return new Promise((resolve) => {
      void clock.sleep(ms, signal).then(() => {
        if (born === life) resolve()
      })
    })
  }
  const die = (): void => {
    life += 1
  }
  return { mortalClock: { ...clock, sleep }, die }
}
