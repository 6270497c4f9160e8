import { secret } from '../secrets/secret.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { Clock } from '../time/clock.ts'
import { type HeldGrant, holdGrant } from './held-grant.ts'
import {
  tryRenewal,
  type RenewalBackoff,
  noteAcceptance,
  noteFutileLogin,
  noteUsefulLogin,
} from './renewal-backoff.ts'
import { expect, it } from 'vitest'

function grant(generation: number, accepted: boolean): HeldGrant {
  const held = holdGrant({ grant: { key: secret('k') }, issuedAt: 0, issuedWall: 0 }, generation)
  return Object.assign(held, { accepted })
}

function backoffOf(clock: Clock): RenewalBackoff {
  return { clock, backoffs: undefined }
}

const pauses = [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]

it.each([
  ['a grant that was never accepted', false],
  ['a path that refuses what others accept', true],
])('lets %s cause a login once, then after 2, 4, 8 … 60 seconds', async (_what, accepted) => {
  const clock = manualClock()
  const backoff = backoffOf(clock)
  const may: boolean[] = [tryRenewal(backoff, grant(1, accepted), { href: '/a' })]

  for (const [index, pause] of pauses.entries()) {
    const held = grant(index + 2, accepted)
    if (accepted) noteFutileLogin(backoff, held, { href: '/a' })
    await clock.advance(pause - 1)
    may.push(tryRenewal(backoff, held, { href: '/a' }))
    await clock.advance(1)
    may.push(tryRenewal(backoff, held, { href: '/a' }))
  }

  expect(may).toEqual([true, ...pauses.flatMap(() => [false, true])])
})

it('takes fifty callers that were refused together for one lesson', async () => {
  const clock = manualClock()
  const backoff = backoffOf(clock)
  for (let caller = 0; caller < 50; caller += 1) noteFutileLogin(backoff, grant(2, true), { href: '/a' })

  await clock.advance(2000)

  expect(tryRenewal(backoff, grant(2, true), { href: '/a' })).toBe(true)
})

it('lets other paths go their way', () => {
  const backoff = backoffOf(manualClock())

  noteFutileLogin(backoff, grant(2, true), { href: '/a' })

  expect([
    tryRenewal(backoff, grant(2, true), { href: '/a' }),
    tryRenewal(backoff, grant(2, true), { href: '/b' }),
  ]).toEqual([false, true])
})

it('begins again at a path that accepts', async () => {
  const clock = manualClock()
  const backoff = backoffOf(clock)
  noteFutileLogin(backoff, grant(2, true), { href: '/a' })
  await clock.advance(2000)
  noteFutileLogin(backoff, grant(3, true), { href: '/a' })

  noteAcceptance(backoff, { href: '/a' })
  noteUsefulLogin(backoff)
  noteFutileLogin(backoff, grant(4, true), { href: '/a' })
  await clock.advance(2000)

  expect(tryRenewal(backoff, grant(4, true), { href: '/a' })).toBe(true)
})

it('begins again for grants that nobody accepted when one is accepted, but not at the path that refuses', () => {
  const backoff = backoffOf(manualClock())
  tryRenewal(backoff, grant(1, false), { href: '/a' })
  noteFutileLogin(backoff, grant(2, false), { href: '/a' })

  noteAcceptance(backoff, { href: '/b' })

  expect(tryRenewal(backoff, grant(2, false), { href: '/c' })).toBe(true)
  expect(tryRenewal(backoff, grant(2, true), { href: '/a' })).toBe(false)
})

it('forgets the path that was futile longest ago when there are more than a hundred', () => {
  const backoff = backoffOf(manualClock())

  for (let path = 0; path <= 100; path += 1) noteFutileLogin(backoff, grant(2, true), { href: `/${path}` })

  expect([0, 50, 100].map((path) => tryRenewal(backoff, grant(2, true), { href: `/${path}` }))).toEqual([
    true,
    false,
    false,
  ])
})

it('is not deceived by a query that is another one each time', async () => {
  const clock = manualClock()
  const backoff = backoffOf(clock)

  noteFutileLogin(backoff, grant(2, true), { href: '/a?_=1' })

  expect(tryRenewal(backoff, grant(2, true), { href: '/a?_=2' })).toBe(false)
  await clock.advance(2000)
  expect(tryRenewal(backoff, grant(2, true), { href: '/a?_=2' })).toBe(true)
})

it('tells commands in a query apart where the path serves others', () => {
  const backoff = backoffOf(manualClock())
  noteFutileLogin(backoff, grant(2, true), { href: '/command?cmd=bad' })

  noteAcceptance(backoff, { href: '/command?cmd=good' })

  expect(tryRenewal(backoff, grant(2, true), { href: '/command?cmd=good' })).toBe(true)
  expect(tryRenewal(backoff, grant(2, true), { href: '/command?cmd=bad' })).toBe(false)
})

it('lets three futile logins pass wherever they were, then has all paths wait until one is of use', async () => {
  const clock = manualClock()
  const backoff = backoffOf(clock)
  const may: boolean[] = []

  for (let generation = 1; generation <= 4; generation += 1) {
    may.push(tryRenewal(backoff, grant(generation, true), { href: `/${generation}` }))
    noteFutileLogin(backoff, grant(generation, true), { href: `/${generation}` })
  }
  await clock.advance(15_999)
  may.push(tryRenewal(backoff, grant(5, true), { href: '/5' }))
  noteUsefulLogin(backoff)
  may.push(tryRenewal(backoff, grant(5, true), { href: '/5' }))

  expect(may).toEqual([true, true, true, false, false, true])
})
