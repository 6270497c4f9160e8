import { call, credentials, logInUser, pageText, postLogin } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('Lockout', () => {
  it('refuses the right password of a locked user with the words for a wrong one', async () => {
    const server = createSecurIdEmulator()
    server.lock('user01')

    const locked = await postLogin(server)
    server.unlock('user01')
    const unlocked = await postLogin(server)

    expect(await pageText(locked)).toContain('The username or password may be incorrect.')
    expect(unlocked.status).toBe(200)
  })

  it('comes after so many wrong passwords in a row, and passes on the server’s own clock', async () => {
    const server = createSecurIdEmulator({ lockAfter: 2, lockMinutes: 15 })
    const statuses: number[] = []
    const attempt = async (password: string): Promise<void> => {
      statuses.push((await postLogin(server, credentials('user01', password))).status)
    }

    for (const password of ['wrong', 'password123', 'wrong', 'password123']) await attempt(password)
    for (const password of ['wrong', 'wrong', 'password123']) await attempt(password)
    server.advance(15 * 60_000)
    await attempt('password123')

    expect(statuses).toEqual([401, 200, 401, 200, 401, 401, 401, 200])
    expect(server.loginAttempts).toBe(8)
  })

  it('leaves tokens alone that were given before', async () => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    server.lock('user01')

    expect((await call(server, 'about', token)).status).toBe(200)
  })
})
