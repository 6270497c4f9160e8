import { explore, type Finding } from './explore.ts'
import type { Rule, World } from './world.ts'
import { nightlyWorlds, rules, smallWorlds } from './worlds.ts'
import { describe, expect, it } from 'vitest'

const worlds = { ...smallWorlds, ...(process.env['FLEET_POINTS'] === 'all' && nightlyWorlds) }

describe('The protocol of a fleet', () => {
  const known = new Map<string, Finding>()
  /** Some worlds show a rule, too. */
  const exploreOnce = (world: World): Finding => {
    const name = JSON.stringify(world)
    const finding = known.get(name) ?? explore(world)
    known.set(name, finding)
    return finding
  }

  it.for(Object.entries(worlds))('keeps its promises in every order of events: %s', ([, world]) => {
    const finding = exploreOnce(world)

    expect(finding).toMatchObject({ isComplete: true })
  })

  it.for(Object.entries(rules))('breaks a promise without its rule: %s', ([rule, world]) => {
    const whole = exploreOnce(world)
    const without = explore({ ...world, broken: rule as Rule })

    expect([whole.broken, without.broken?.what]).toEqual([undefined, expect.any(String)])
  })
})
