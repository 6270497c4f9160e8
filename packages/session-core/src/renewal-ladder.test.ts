import { type HeldGrant, holdGrant } from './held-grant.ts'
import { createRenewalLadder } from './renewal-ladder.ts'
import { secret } from './secret.ts'
import { manualClock } from './testing/manual-clock.ts'
import { expect, it } from 'vitest'

function grant(generation: number, accepted: boolean): HeldGrant<string> {
  const held = holdGrant({ grant: { key: secret('k') }, issuedAt: 0, issuedWall: 0 }, generation)
  return Object.assign(held, { accepted })
}

const pauses = [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]

it('lets a grant that was never accepted be renewed once, then after 2, 4, 8 … 60 seconds', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)
  const may: boolean[] = [ladder.mayRenew(grant(1, false), { href: '/a' })]

  for (const [index, pause] of pauses.entries()) {
    await clock.advance(pause - 1)
    may.push(ladder.mayRenew(grant(index + 2, false), { href: '/a' }))
    await clock.advance(1)
    may.push(ladder.mayRenew(grant(index + 2, false), { href: '/a' }))
  }

  expect(may).toEqual([true, ...pauses.flatMap(() => [false, true])])
})

it('lets a path that refuses what others accept cause a login only after 2, 4, 8 … 60 seconds', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)
  const may: boolean[] = [ladder.mayRenew(grant(1, true), { href: '/a' })]

  for (const [index, pause] of pauses.entries()) {
    ladder.wasFutile(grant(index + 2, true), { href: '/a' })
    await clock.advance(pause - 1)
    may.push(ladder.mayRenew(grant(index + 2, true), { href: '/a' }))
    await clock.advance(1)
    may.push(ladder.mayRenew(grant(index + 2, true), { href: '/a' }))
  }

  expect(may).toEqual([true, ...pauses.flatMap(() => [false, true])])
})

it('takes fifty callers that were refused together for one lesson', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)
  for (let caller = 0; caller < 50; caller += 1) ladder.wasFutile(grant(2, true), { href: '/a' })

  await clock.advance(2000)

  expect(ladder.mayRenew(grant(2, true), { href: '/a' })).toBe(true)
})

it('lets other paths go their way', () => {
  const ladder = createRenewalLadder(manualClock())

  ladder.wasFutile(grant(2, true), { href: '/a' })

  expect([
    ladder.mayRenew(grant(2, true), { href: '/a' }),
    ladder.mayRenew(grant(2, true), { href: '/b' }),
  ]).toEqual([false, true])
})

it('begins again at a path that accepts', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)
  ladder.wasFutile(grant(2, true), { href: '/a' })
  await clock.advance(2000)
  ladder.wasFutile(grant(3, true), { href: '/a' })

  ladder.wasAccepted({ href: '/a' })
  ladder.wasUseful()
  ladder.wasFutile(grant(4, true), { href: '/a' })
  await clock.advance(2000)

  expect(ladder.mayRenew(grant(4, true), { href: '/a' })).toBe(true)
})

it('begins again for grants that nobody accepted when one is accepted, but not at the path that refuses', () => {
  const ladder = createRenewalLadder(manualClock())
  ladder.mayRenew(grant(1, false), { href: '/a' })
  ladder.wasFutile(grant(2, false), { href: '/a' })

  ladder.wasAccepted({ href: '/b' })

  expect(ladder.mayRenew(grant(2, false), { href: '/c' })).toBe(true)
  expect(ladder.mayRenew(grant(2, true), { href: '/a' })).toBe(false)
})

it('forgets the path that was futile longest ago when there are more than a hundred', () => {
  const ladder = createRenewalLadder(manualClock())

  for (let path = 0; path <= 100; path += 1) ladder.wasFutile(grant(2, true), { href: `/${path}` })

  expect([0, 50, 100].map((path) => ladder.mayRenew(grant(2, true), { href: `/${path}` }))).toEqual([
    true,
    false,
    false,
  ])
})

it('is not deceived by a query that is another one each time', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)

  ladder.wasFutile(grant(2, true), { href: '/a?_=1' })

  expect(ladder.mayRenew(grant(2, true), { href: '/a?_=2' })).toBe(false)
  await clock.advance(2000)
  expect(ladder.mayRenew(grant(2, true), { href: '/a?_=2' })).toBe(true)
})

it('tells commands in a query apart where the path serves others', () => {
  const ladder = createRenewalLadder(manualClock())
  ladder.wasFutile(grant(2, true), { href: '/command?cmd=bad' })

  ladder.wasAccepted({ href: '/command?cmd=good' })

  expect(ladder.mayRenew(grant(2, true), { href: '/command?cmd=good' })).toBe(true)
  expect(ladder.mayRenew(grant(2, true), { href: '/command?cmd=bad' })).toBe(false)
})

it('lets three futile logins pass wherever they were, then has all paths wait until one is of use', async () => {
  const clock = manualClock()
  const ladder = createRenewalLadder(clock)
  const may: boolean[] = []

  for (let generation = 1; generation <= 4; generation += 1) {
    may.push(ladder.mayRenew(grant(generation, true), { href: `/${generation}` }))
    ladder.wasFutile(grant(generation, true), { href: `/${generation}` })
  }
  await clock.advance(15_999)
  may.push(ladder.mayRenew(grant(5, true), { href: '/5' }))
  ladder.wasUseful()
  may.push(ladder.mayRenew(grant(5, true), { href: '/5' }))

  expect(may).toEqual([true, true, true, false, false, true])
})
