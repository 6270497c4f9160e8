import { SessionError } from '../errors/session-error.ts'
import { platformClock } from '../time/clock.ts'
import { admit, lockOut } from './lockout-circuit.ts'
import { type LockoutCircuit, rearm } from './rejections.ts'
import { expect, it } from 'vitest'

const wrong = { username: 'ann', password: 'wrong' }
const alsoWrong = { username: 'ann', password: 'also wrong' }
const right = { username: 'ann', password: 'right' }

function circuitOf(): { readonly circuit: LockoutCircuit; readonly closings: () => number } {
  let closings = 0
  const circuit: LockoutCircuit = {
    clock: platformClock,
    generation: 0,
    listeners: [({ type }) => type === 'rearmed' && (closings += 1)],
    fail: (code, message) => new SessionError(code, { protocol: 'toy', message }),
    isLocked: false,
    rejected: undefined,
  }
  return { circuit, closings: () => closings }
}

it('lets everything pass before anything was rejected, and says nothing', async () => {
  const { circuit, closings } = circuitOf()

  await admit(circuit, wrong)
  rearm(circuit)

  expect([circuit.isLocked, closings()]).toEqual([false, 0])
})

it('stops what was rejected, whatever the order of its fields, and says why', async () => {
  const { circuit } = circuitOf()
  await lockOut(circuit, wrong, { code: 'login-refused' })

  const again = admit(circuit, { password: 'wrong', username: 'ann' })

  await expect(again).rejects.toMatchObject({
    code: 'credentials-locked',
    message: expect.stringContaining('login-refused') as string,
  })
  expect(circuit.isLocked).toBe(true)
})

it('closes once when other credentials come', async () => {
  const { circuit, closings } = circuitOf()
  await lockOut(circuit, wrong, { code: 'credentials-rejected' })

  await admit(circuit, right)
  await admit(circuit, right)

  expect([circuit.isLocked, closings()]).toEqual([false, 1])
})

it('remembers the first of two wrong ones that a provider hands out in turn', async () => {
  const { circuit } = circuitOf()
  await lockOut(circuit, wrong, { code: 'credentials-rejected' })
  await admit(circuit, alsoWrong)
  await lockOut(circuit, alsoWrong, { code: 'credentials-rejected' })

  const again = await Promise.allSettled([admit(circuit, wrong), admit(circuit, alsoWrong)])

  expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

it('opens again when what was rejected comes back after others were good', async () => {
  const { circuit } = circuitOf()
  await lockOut(circuit, wrong, { code: 'credentials-rejected' })
  await admit(circuit, right)

  await admit(circuit, wrong).catch(() => {})

  expect(circuit.isLocked).toBe(true)
})

it('forgets everything when it is rearmed, also while it is asked', async () => {
  const { circuit, closings } = circuitOf()
  await lockOut(circuit, wrong, { code: 'credentials-rejected' })

  const asked = admit(circuit, wrong)
  rearm(circuit)

  await expect(asked).resolves.toBeUndefined()
  expect([circuit.isLocked, closings()]).toEqual([false, 1])
})

it('forgets none of a thousand, and then lets nothing pass that it does not know', async () => {
  const { circuit } = circuitOf()
  for (let count = 0; count < 999; count += 1)
    await lockOut(circuit, { count }, { code: 'credentials-rejected' })
  await admit(circuit, right)
  await lockOut(circuit, wrong, { code: 'credentials-rejected' })

  const all = await Promise.allSettled([{ count: 0 }, wrong, right].map((one) => admit(circuit, one)))

  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(all[2]).toMatchObject({ reason: { code: 'credentials-locked' } })
  expect(circuit.isLocked).toBe(true)

  rearm(circuit)
  await expect(admit(circuit, right)).resolves.toBeUndefined()
})
