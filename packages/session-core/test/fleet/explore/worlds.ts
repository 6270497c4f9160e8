import { type Rule, type World, worldOf } from './world.ts'

/** Small enough for every run of the tests, and together enough to find each broken rule. */
export const smallWorlds: Readonly<Record<string, World>> = {
  'a death, a pause, a store that forgets, an end for all': worldOf(2, {
    crash: 1,
    take: 1,
    forget: 1,
    end: 1,
  }),
  'an expiry, a renewal, a death': worldOf(2, { crash: 1, expire: 1, renew: 1 }),
  'swaps whose replies are lost': worldOf(2, { take: 1, renew: 1, unsure: 2 }),
  'activity beside a leader that dies': worldOf(2, { crash: 1, renew: 1, active: 2 }),
  'a rearm beside a leader': worldOf(2, { renew: 1, rearm: 1 }),
  'one old password, one new one': worldOf(2, { crash: 1, take: 1, again: 1 }, { wrong: [0] }),
  'a wrong password, rearmed once': worldOf(2, { take: 1, rearm: 1, again: 1 }, { wrong: [0, 1] }),
  'a wrong password in a store that forgets': worldOf(2, { forget: 1, again: 1 }, { wrong: [0, 1] }),
  'one session per user': worldOf(2, { crash: 1, take: 1, forget: 1 }, { single: true }),
  'passwords that were rejected without the store': worldOf(
    2,
    { alone: 1, rearm: 1, again: 2, take: 1 },
    { wrong: [0, 1] },
  ),
  'two secrets': worldOf(2, { crash: 1 }, { halves: true }),
  'three processes': worldOf(3, { crash: 1, take: 1 }),
  'three processes, two old passwords': worldOf(3, { crash: 1, take: 1, again: 1 }, { wrong: [0, 2] }),
}

/** As large as all small ones together. */
export const nightlyWorlds: Readonly<Record<string, World>> = {
  'three processes, an end for all': worldOf(3, { crash: 1, take: 1, end: 1 }),
}

/** For a script: minutes. */
export const largeWorlds: Readonly<Record<string, World>> = {
  'three processes, everything but the store': worldOf(3, { crash: 1, take: 1, expire: 1, renew: 1, end: 1 }),
  'three processes, a store that forgets': worldOf(3, { crash: 1, take: 1, forget: 1, expire: 1 }),
  'three processes, a store that forgets twice': worldOf(3, { take: 1, forget: 2 }),
  'three processes, lost replies': worldOf(3, { crash: 1, take: 1, unsure: 2 }),
  'three wrong passwords in a store that forgets': worldOf(
    3,
    { crash: 1, take: 1, forget: 1, again: 1, rearm: 1 },
    { wrong: [0, 1, 2] },
  ),
  'three processes, one session per user': worldOf(3, { crash: 1, take: 2, forget: 1 }, { single: true }),
  'three processes, activity, renewals': worldOf(3, { crash: 1, renew: 2, active: 2 }),
  'four processes': worldOf(4, { crash: 2, take: 1, expire: 1 }),
  'four processes, an end for all': worldOf(4, { crash: 1, take: 1, end: 1 }),
}

/** Every rule that can be broken, and a world in which that is found. */
export const rules: Readonly<Record<Rule, World>> = {
  'R1 claims without comparing': worldOf(2, {}),
  'R1 takes an unknown outcome for a failure': worldOf(2, { unsure: 1 }),
  'R2 leads by text': worldOf(2, { renew: 1, rearm: 1 }),
  'R3 waits for its own lease': worldOf(1, { expire: 1, forget: 1 }),
  'R4 sends without renewing': worldOf(2, { take: 1, end: 1 }),
  'R5 publishes without the lease': worldOf(2, { crash: 1, take: 1, forget: 1 }, { single: true }),
  'R5 ignores the epoch': worldOf(2, { end: 1, expire: 1 }),
  'R6 drops a rejection': worldOf(2, { take: 1 }, { wrong: [0, 1] }),
  'R7 forgets what it knows': worldOf(2, { forget: 1, again: 1 }, { wrong: [0, 1] }),
  'R7 does not hear of a rearm': worldOf(2, { rearm: 1, again: 1 }, { wrong: [0, 1] }),
  'R7 takes a rearm of long ago for news': worldOf(2, { alone: 1, rearm: 1, again: 1 }, { wrong: [0, 1] }),
  'R8 keeps debts to itself': worldOf(2, { crash: 1, renew: 1 }),
  'R8 forgets what the store forgot': worldOf(2, { forget: 1 }),
  'R9 renews a lease that it does not hold': worldOf(2, { crash: 1, renew: 1, active: 1 }),
  'R10 overwrites what it cannot read': worldOf(2, {}, { halves: true }),
}
