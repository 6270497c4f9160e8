import type { Terminal } from '../terminal.ts'
import { watchWire } from './watch-wire.ts'
import { expect, it } from 'vitest'

it('hides a one-time password from when it is given, however short', async () => {
  let said = ''
  const stderr = { write: (text: string) => void (said += text) }
  const wire = watchWire({ stderr, env: {} } as unknown as Terminal, { password: 'Password@123' })
  wire.hide('482913')
  const answer = Response.json({ response: null, message: 'The OTP 482913 is wrong' })
  const response = await wire.through(() => Promise.resolve(answer))('https://a.example/avxapi/login')
  await response.text()
  await wire.told()

  expect(said).not.toContain('482913')
  expect(said).toContain('[secret]')
})
