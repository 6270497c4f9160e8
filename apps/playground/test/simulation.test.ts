import { simulateHour, simulateLives } from '../bench/simulation/simulate-apart.ts'
import process from 'node:process'
import { expect, it } from 'vitest'

/** So many processes; the nightly run takes more. */
const processes = Number(process.env['FLEET_SIMULATED'] ?? 8)
const terms = { processes, seed: 1, loginMs: 3000 }

it(
  `${processes} simulated processes log in once whatever happens, and are served within a second of the login`,
  { timeout: 90_000 },
  async () => {
    const [life, again, other] = await simulateLives(terms, terms, { ...terms, seed: 2 })
    const { phases, live } = life
    const [cold, ...expiries] = phases
    const killed = expiries.at(-1)
    const waits = phases.map(({ last, logins }) => last - (logins.at(-1) ?? NaN) - terms.loginMs)
    const takeOver = (killed?.logins[1] ?? NaN) - (killed?.killed[0] ?? NaN)

    expect(phases.map(({ logins, failed }) => [logins.length, failed])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 0],
    ])
    expect(Math.max(...waits)).toBeLessThan(1000)
    expect(takeOver).toBeGreaterThan(5000)
    expect(takeOver).toBeLessThan(11_000)
    // The killed leader's own may be left, and nothing else.
    expect(live).toBeLessThanOrEqual(2)
    // Whoever waits asks a few times, not all the time.
    expect((cold?.calls ?? NaN) / processes).toBeLessThan(15)
    // The same seed is the same life, another one another.
    expect(again).toEqual(life)
    expect(other).not.toEqual(life)
  },
)

it('an hour costs a process at most 200 calls of the store, busy or idle', { timeout: 90_000 }, async () => {
  const found = await simulateHour({ ...terms, processes: 3 })

  expect(Math.max(...Object.values(found))).toBeLessThanOrEqual(200)
  expect(found.busy).toBeGreaterThan(50)
  expect(found.idle).toBe(0)
})
