import { ask } from './by-method.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { expect, it, vi } from 'vitest'

vi.mock('pkijs', () => {
  throw new Error('Cannot find package')
})

const order = { caConnectorInfo: { csrParameters: { commonName: 'made.example' } } }

it('The AppViewX emulator serves without pkijs, and says what certificates need', async () => {
  const server = createAppViewXEmulator()

  const found = await ask(server, 'POST certificate/search', { input: {}, filter: {} })
  const made = await ask(server, 'POST certificate/create', order)
  const revoked = await ask(server, 'PUT certificate/action', { resourceId: 'none', action: 'Renew' })

  expect([found.status, made.status, revoked.status]).toEqual([200, 501, 404])
  expect(made.body.message).toBe(
    'AppViewX emulator makes certificates with pkijs, which cannot be loaded: npm install --save-dev pkijs asn1js',
  )
})
