import { admin, login, search, signIn } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const wrong = { ...admin, password: 'wrong' }
const minute = 60_000

describe('a lockout at the AppViewX emulator', () => {
  const guess = async (server: ReturnType<typeof createAppViewXEmulator>, times: number): Promise<void> => {
    for (let at = 0; at < times; at += 1) await login(server, wrong)
  }

  it.each([
    [5, {}, 200],
    [6, {}, 401],
    [2, { allowedFailures: 1 }, 401],
    [1, { allowedFailures: 0 }, 401],
    [9, { lockout: false }, 200],
  ])('after %i wrong passwords under %o answers the right one with %i', async (times, policy, status) => {
    const server = createAppViewXEmulator(policy)
    await guess(server, times)

    const answer = await login(server)

    expect(answer.status).toBe(status)
  })

  it('says that it is one', async () => {
    const server = createAppViewXEmulator()
    await guess(server, 6)

    const answer = await login(server)

    expect(answer.body).toMatchObject({
      response: { status: 'FAILURE' },
      message: 'Login failed. User account is locked.',
    })
  })

  it('counts wrong passwords in a row only', async () => {
    const server = createAppViewXEmulator()
    await guess(server, 5)
    await login(server)
    await guess(server, 5)

    const answer = await login(server)

    expect(answer.status).toBe(200)
  })

  it.each([
    [15 * minute, {}, 200],
    [14 * minute, {}, 401],
    [3 * minute, { lockoutMinutes: 3 }, 200],
    [1e12, { lockoutMinutes: 0 }, 401],
  ])('%i ms later, under %o, answers the right password with %i', async (ms, policy, status) => {
    const server = createAppViewXEmulator(policy)
    await guess(server, 6)

    server.advance(ms)
    const answer = await login(server)

    expect(answer.status).toBe(status)
  })

  it('by hand lasts until it is taken back by hand', async () => {
    const server = createAppViewXEmulator()
    server.lock('admin')
    server.advance(1e12)

    const locked = await login(server)
    server.unlock('admin')
    const unlocked = await login(server)

    expect([locked.status, unlocked.status]).toEqual([401, 200])
  })

  it('is also earned by wrong passwords on calls, and leaves sessions alone', async () => {
    const server = createAppViewXEmulator()
    const session = await signIn(server)
    for (let at = 0; at < 6; at += 1) await search(server, wrong)

    const [fresh, held, onCall] = [
      await login(server),
      await search(server, session),
      await search(server, admin),
    ]

    expect([fresh.status, held.status, onCall.status]).toEqual([401, 200, 401])
  })
})
