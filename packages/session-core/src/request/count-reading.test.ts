import type { HeldGrant } from '../grant/held-grant.ts'
import { whole } from '../http/whole-answer.ts'
import type { SessionContext } from '../session-context.ts'
import { countReading } from './count-reading.ts'
import { describe, expect, it } from 'vitest'

const context = { users: 0 } as SessionContext
const held = { users: 0 } as HeldGrant

describe('The reading of an answer', () => {
  it('is counted while it may be on its way', async () => {
    const answer = new Response('body')
    await countReading(context, held, answer)
    const reading = answer.text()
    expect([context.users, held.users]).toEqual([1, 1])
    expect(await reading).toBe('body')
    expect([context.users, held.users]).toEqual([0, 0])
  })

  it('holds up nobody where all of it is there, and is waited for by nobody', async () => {
    const answer = Object.assign(new Response('body'), { [whole]: true })
    expect(countReading(context, held, answer)).toBeUndefined()
    const reading = answer.text()
    expect([context.users, held.users]).toEqual([0, 0])
    expect(await reading).toBe('body')
  })
})
