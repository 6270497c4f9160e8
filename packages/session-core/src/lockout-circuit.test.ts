import { SessionError } from './errors/session-error.ts'
import { createLockoutCircuit, type LockoutCircuit } from './lockout-circuit.ts'
import { expect, it } from 'vitest'

const wrong = { username: 'ann', password: 'wrong' }
const alsoWrong = { username: 'ann', password: 'also wrong' }
const right = { username: 'ann', password: 'right' }

function circuitOf(): { readonly circuit: LockoutCircuit; readonly closings: () => number } {
  let closings = 0
  const circuit = createLockoutCircuit(
    (code, message) => new SessionError(code, { protocol: 'toy', message }),
    () => (closings += 1),
  )
  return { circuit, closings: () => closings }
}

it('lets everything pass before anything was rejected, and says nothing', async () => {
  const { circuit, closings } = circuitOf()

  await circuit.admit(wrong)
  circuit.rearm()

  expect([circuit.isOpen(), closings()]).toEqual([false, 0])
})

it('stops what was rejected, whatever the order of its fields, and says why', async () => {
  const { circuit } = circuitOf()
  await circuit.open(wrong, 'login-refused')

  const again = circuit.admit({ password: 'wrong', username: 'ann' })

  await expect(again).rejects.toMatchObject({
    code: 'credentials-locked',
    message: expect.stringContaining('login-refused') as string,
  })
  expect(circuit.isOpen()).toBe(true)
})

it('closes once when other credentials come', async () => {
  const { circuit, closings } = circuitOf()
  await circuit.open(wrong, 'credentials-rejected')

  await circuit.admit(right)
  await circuit.admit(right)

  expect([circuit.isOpen(), closings()]).toEqual([false, 1])
})

it('remembers the first of two wrong ones that a provider hands out in turn', async () => {
  const { circuit } = circuitOf()
  await circuit.open(wrong, 'credentials-rejected')
  await circuit.admit(alsoWrong)
  await circuit.open(alsoWrong, 'credentials-rejected')

  const again = await Promise.allSettled([circuit.admit(wrong), circuit.admit(alsoWrong)])

  expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

it('opens again when what was rejected comes back after others were good', async () => {
  const { circuit } = circuitOf()
  await circuit.open(wrong, 'credentials-rejected')
  await circuit.admit(right)

  await circuit.admit(wrong).catch(() => {})

  expect(circuit.isOpen()).toBe(true)
})

it('forgets everything when it is rearmed, also while it is asked', async () => {
  const { circuit, closings } = circuitOf()
  await circuit.open(wrong, 'credentials-rejected')

  const asked = circuit.admit(wrong)
  circuit.rearm()

  await expect(asked).resolves.toBeUndefined()
  expect([circuit.isOpen(), closings()]).toEqual([false, 1])
})

it('holds no more than a hundred', async () => {
  const { circuit } = circuitOf()
  for (let count = 0; count <= 100; count += 1) await circuit.open({ count }, 'credentials-rejected')

  const first = await Promise.allSettled([circuit.admit({ count: 1 }), circuit.admit({ count: 0 })])

  expect(first.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})
