import { explore } from './explore.ts'
import type { Rule } from './world.ts'
import { rules, smallWorlds } from './worlds.ts'
import { describe, expect, it } from 'vitest'

describe('The protocol of a fleet', () => {
  it.for(Object.entries(smallWorlds))('keeps its promises in every order of events: %s', ([, world]) => {
    const finding = explore(world)

    expect(finding).toMatchObject({ isComplete: true })
  })

  it.for(Object.entries(rules))('breaks a promise without its rule: %s', ([rule, world]) => {
    const whole = explore(world)
    const without = explore({ ...world, broken: rule as Rule })

    expect([whole.broken, without.broken?.what]).toEqual([undefined, expect.any(String)])
  })
})
