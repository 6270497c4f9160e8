import { serveEmulator } from './serve-emulator.ts'
import { expect, it } from 'vitest'

const logIn = async (settings: object, password: string): Promise<unknown> => {
  const address = 'https://avx.example/avxapi/login?gwsource=external'
  const headers = { username: 'admin', password }
  const reply = await serveEmulator({ ...settings }).fetch(address, { method: 'POST', headers })
  return reply.json()
}

// A shell strips quotes, and what is left of them is a number: `--set replyShape=2020`.
it.each([
  [{ replyShape: 2020 }, 'Password@123', { message: null, response: { availableLoginAttemptCount: 10 } }],
  [{ replyShape: 2026 }, 'Password@123', { message: 'Login successful.' }],
  [{ replyShape: '12.x' }, 'Password@123', { response: { Status: 'Success' } }],
])('takes for a text what a command line wrote without quotes: %j', async (settings, password, answer) => {
  expect(await logIn(settings, password)).toMatchObject(answer)
})

it('takes no text for a number, and nothing for a text that is none', () => {
  expect(() => serveEmulator({ allowedFailures: '5' })).toThrow(/allowedFailures must be a whole number/)
  expect(() => serveEmulator({ replyShape: 2019 })).toThrow(/replyShape must be one of .*, not '2019'/)
  expect(() => serveEmulator({ replyShape: true })).toThrow(/replyShape must be one of .*, not true/)
})
