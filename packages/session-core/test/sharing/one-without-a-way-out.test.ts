import { type Member, openScene, type Process } from './open-scene.ts'
import type { SharedStore } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { describe, expect, it } from 'vitest'

/** A network that fails as Node tells of it: not before it is let, and then at once, or after so many milliseconds. */
interface BrokenNetwork {
  readonly transport: typeof fetch
  readonly calls: () => number
  readonly fail: () => void
}

function openNetworkScene() {
  const scene = openScene()
  const store = memoryStore(scene.clock)
  let looks = 0
  const watched: SharedStore = {
    read: (...call) => {
      looks += 1
      return store.read(...call)
    },
    swap: store.swap,
  }
  const broken = (code: string, ms = 0): BrokenNetwork => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    let calls = 0
    const transport: typeof fetch = async () => {
      calls += 1
      await promise
      if (ms > 0) await scene.clock.sleep(ms, new AbortController().signal)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('no way'), { code }) })
    }
    return { transport, calls: () => calls, fail: () => resolve(undefined) }
  }
  const start = (member: Member = {}): Process => scene.start({ store, ...member })
  /** One leads, and all others wait for it; then its network fails. */
  const fleetOf = async (
    { transport, calls, fail }: BrokenNetwork,
    others: readonly Member[],
    first: Member = {},
  ): Promise<readonly (string | undefined)[]> => {
    const leader = start({ transport, ...first })
    await scene.passUntil(() => calls() === 1)
    const waiting = others.map((member) => start({ store: watched, ...member }))
    await scene.passUntil(() => looks >= others.length)
    fail()
    const fleet = [leader, ...waiting]
    await scene.passUntil(() => fleet.every(({ outcome }) => outcome() !== undefined))
    return fleet.map(({ outcome }) => outcome())
  }
  return { ...scene, start, broken, fleetOf }
}

const many = <Value>(count: number, value: Value): readonly Value[] =>
  Array.from({ length: count }, () => value)

describe('One process has no way out', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('who waited for its login goes its own way (%s)', async (code) => {
    const { server, broken, fleetOf } = openNetworkScene()

    expect(await fleetOf(broken(code), many(3, {}))).toEqual(['unreachable', '200', '200', '200'])
    expect(server.loginAttempts).toBe(1)
  })

  it.each([
    ['a login is made', undefined, '200'],
    ['the answer is lost', 'ECONNRESET', 'unreachable'],
  ])('of fifty who waited one sends, and if %s all hear of it', async (_what, code, outcome) => {
    const { server, broken, fleetOf } = openNetworkScene()
    const next = broken(code ?? '')
    next.fail()
    const transport = code === undefined ? server.fetch : next.transport

    expect(await fleetOf(broken('ENOTFOUND'), many(50, { transport }))).toEqual([
      'unreachable',
      ...many(50, outcome),
    ])
    expect(server.loginAttempts + next.calls()).toBe(1)
  })

  it('what it tries spends nothing of the budget of all', async () => {
    const { server, start, ended, passUntil, broken } = openNetworkScene()
    const { transport, fail } = broken('ENOTFOUND')
    fail()
    const lost = start({ transport })
    for (let call = 0; call < 30; call += 1) await ended(lost.call())

    const other = start()
    await passUntil(() => other.outcome() !== undefined)

    expect([lost.outcome(), other.outcome(), server.loginAttempts]).toEqual(['unreachable', '200', 1])
  })

  it('a wrong password is sent once, by who has a way out', async () => {
    const { server, broken, fleetOf } = openNetworkScene()
    const wrong = { password: 'wrong' }
    const [lost, ...others] = await fleetOf(broken('ENOTFOUND'), many(5, wrong), wrong)

    expect(lost).toBe('unreachable')
    expect(others).toContain('credentials-rejected')
    expect(others.filter((outcome) => !outcome?.startsWith('credentials-'))).toEqual([])
    expect(server.loginAttempts).toBe(1)
  })
})

it.each([
  ['has no way out: others log in', 'UND_ERR_CONNECT_TIMEOUT', '200', 1],
  ['gets no answer: others hear of it', 'ECONNRESET', 'unreachable', 0],
])(
  'who is called again and again stands in nobody’s way where it %s',
  async (...[, code, outcome, logins]) => {
    const { server, start, pass, passUntil, broken } = openNetworkScene()
    const slow = broken(code, 10_000)
    slow.fail()
    const lost = start({ transport: slow.transport })
    await pass(200)
    const others = [start(), start()]
    const isServed = (): boolean => others.every((one) => one.outcome() !== undefined)
    const insist = async (): Promise<void> => {
      while (!isServed()) await lost.call()
    }
    void insist()

    await passUntil(isServed)

    expect([...others.map((one) => one.outcome()), server.loginAttempts]).toEqual([outcome, outcome, logins])
  },
)

it.each([
  ['nobody has a way out: after two have tried, all fail', 'ECONNREFUSED', 2],
  ['the answer was lost', 'ECONNRESET', 1],
  ['the connection broke', 'UND_ERR_SOCKET', 1],
  ['the network gave up, at whatever', 'ETIMEDOUT', 1],
  // In TLS 1.3 the client has sent by then.
  ['the server wants a certificate', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 1],
])('nobody goes on for ever where %s (%s)', async (_what, code, logins) => {
  const { broken, fleetOf } = openNetworkScene()
  const network = broken(code)

  expect(await fleetOf(network, many(5, { transport: network.transport }))).toEqual(many(6, 'unreachable'))
  expect(network.calls()).toBe(logins)
})

it('a login whose first message arrived was sent: nobody repeats it, and it counts', async () => {
  const { server, start, pass, passUntil, broken, fleetOf } = openNetworkScene()
  const { transport, calls, fail } = broken('ECONNREFUSED')
  const asked: Member = {
    username: 'otto',
    onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? ''),
    policy: { loginBudget: { max: 1, perMs: 600_000 } },
  }
  const half: typeof fetch = (...call) => (server.loginAttempts === 0 ? server.fetch : transport)(...call)
  const outcomes = await fleetOf({ transport: half, calls, fail }, [asked], asked)
  // Until the prompt, which brought nothing, may be repeated.
  await pass(10_000)
  const later = start(asked)
  await passUntil(() => later.outcome() !== undefined)

  expect([...outcomes, later.outcome()]).toEqual(['unreachable', 'unreachable', 'login-budget-spent'])
  expect([server.loginAttempts, server.challenges.length]).toEqual([1, 1])
})
