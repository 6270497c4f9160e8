import { openScene } from './open-scene.ts'
import { describe, expect, it } from 'vitest'

/** A machine whose network fails, as Node tells of it: after so many milliseconds of the scene's clock. */
function brokenNetwork(code: string, sleep: (ms: number) => Promise<void>, ms = 1000) {
  let calls = 0
  const transport: typeof fetch = async () => {
    calls += 1
    await sleep(ms)
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no way'), { code }) })
  }
  return { transport, calls: () => calls }
}

function openNetworkScene() {
  const scene = openScene()
  const sleep = (ms: number): Promise<void> => scene.clock.sleep(ms, new AbortController().signal)
  return { ...scene, broken: (code: string, ms?: number) => brokenNetwork(code, sleep, ms) }
}

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
  ])('who waited for its login goes its own way (%s): of fifty, one logs in', async (code) => {
    const { server, start, pass, passUntil, broken } = openNetworkScene()
    const lost = start({ transport: broken(code).transport })
    await pass(200)
    const others = Array.from({ length: code === 'ECONNREFUSED' ? 50 : 3 }, () => start())

    await passUntil(() => [lost, ...others].every(({ outcome }) => outcome() !== undefined))

    expect(lost.outcome()).toBe('unreachable')
    expect(new Set(others.map(({ outcome }) => outcome()))).toEqual(new Set(['200']))
    expect(server.loginAttempts).toBe(1)
  })

  it('and tries again and again: it stands in nobody’s way', async () => {
    const { server, start, pass, passUntil, broken } = openNetworkScene()
    const lost = start({ transport: broken('UND_ERR_CONNECT_TIMEOUT', 10_000).transport })
    await pass(200)
    const others = [start(), start()]
    const isServed = (): boolean => others.every(({ outcome }) => outcome() !== undefined)
    const insist = async (): Promise<void> => {
      while (!isServed()) await lost.call()
    }
    void insist()

    await passUntil(isServed)

    expect([...others.map(({ outcome }) => outcome()), server.loginAttempts]).toEqual(['200', '200', 1])
  })

  it('what it tries spends nothing of the budget of all', async () => {
    const { server, start, ended, passUntil, broken } = openNetworkScene()
    const lost = start({ transport: broken('ENOTFOUND', 0).transport })
    for (let call = 0; call < 30; call += 1) await ended(lost.call())

    const other = start()
    await passUntil(() => other.outcome() !== undefined)

    expect([lost.outcome(), other.outcome(), server.loginAttempts]).toEqual(['unreachable', '200', 1])
  })

  it('a wrong password is sent once, by who has a way out', async () => {
    const { server, start, pass, passUntil, broken } = openNetworkScene()
    const lost = start({ transport: broken('ENOTFOUND').transport, password: 'wrong' })
    await pass(200)
    const others = [1, 2, 3].map(() => start({ password: 'wrong' }))

    await passUntil(() => [lost, ...others].every(({ outcome }) => outcome() !== undefined))

    expect(lost.outcome()).toBe('unreachable')
    expect(others.filter(({ outcome }) => outcome() === 'credentials-rejected')).not.toHaveLength(0)
    expect(server.loginAttempts).toBe(1)
  })
})

it.each([
  ['nobody has a way out: after two have tried, all fail', 'ECONNREFUSED', 2],
  ['the answer was lost', 'ECONNRESET', 1],
  ['the connection broke', 'UND_ERR_SOCKET', 1],
  ['the network gave up, at whatever', 'ETIMEDOUT', 1],
  // In TLS 1.3 the client has sent by then.
  ['the server wants a certificate', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 1],
])('nobody goes on for ever where %s (%s)', async (_what, code, logins) => {
  const { start, pass, passUntil, broken } = openNetworkScene()
  const { transport, calls } = broken(code)
  const fleet = [start({ transport })]
  await pass(200)
  fleet.push(...Array.from({ length: 5 }, () => start({ transport })))

  await passUntil(() => fleet.every(({ outcome }) => outcome() !== undefined))

  expect(new Set(fleet.map(({ outcome }) => outcome()))).toEqual(new Set(['unreachable']))
  expect(calls()).toBe(logins)
})

it('a login whose first message arrived was sent: nobody repeats it, and it counts', async () => {
  const { server, start, pass, passUntil, broken } = openNetworkScene()
  const { transport } = broken('ECONNREFUSED')
  let messages = 0
  const budget = { policy: { loginBudget: { max: 1, perMs: 600_000 } } }
  const asked = { username: 'otto', onChallenge: () => Promise.resolve(server.challenges.at(-1) ?? '') }
  const first = start({
    ...asked,
    ...budget,
    transport: (...call) => {
      messages += 1
      return messages === 1 ? server.fetch(...call) : transport(...call)
    },
  })
  await pass(200)
  const waiting = start({ ...asked, ...budget })
  await passUntil(() => [first, waiting].every(({ outcome }) => outcome() !== undefined))
  // Until the prompt, which brought nothing, may be repeated.
  await pass(10_000)
  const later = start({ ...asked, ...budget })
  await passUntil(() => later.outcome() !== undefined)

  expect([first, waiting, later].map(({ outcome }) => outcome())).toEqual([
    'unreachable',
    'unreachable',
    'login-budget-spent',
  ])
  expect([server.loginAttempts, server.challenges.length]).toEqual([1, 1])
})
