import { createAppViewXSession } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { secret } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

/** One address, and behind it an installation for each tenant. */
const installations = {
  t1: createAppViewXEmulator(),
  t2: createAppViewXEmulator({ accounts: [{ username: 'admin', password: 'Other@999' }] }),
}

it('the session of one tenant is never sent for another one, though the username is the same', async () => {
  const sent: string[] = []
  const transport: typeof fetch = (input, init) => {
    const tenant = new URL(new Request(input).url).searchParams.get('gwkey') as keyof typeof installations
    sent.push(tenant)
    return installations[tenant].fetch(input, init)
  }
  const sharing = { store: memoryStore(), secret: secret(crypto.getRandomValues(new Uint8Array(32))) }
  const open = (gwkey: keyof typeof installations, password: string) =>
    createAppViewXSession({
      url: 'https://avx.example:31443',
      gwkey,
      credentials: { username: 'admin', password },
      transport,
      share: share({ ...sharing, name: 'admin' }),
    })
  await open('t1', 'Password@123').login()
  const other = open('t2', 'Other@999')

  await expect(other.fetch('avxapi/anything')).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining('another account') as string,
  })
  await other.logout()

  expect(sent).toEqual(['t1'])
  expect(installations.t1.liveSessions).toBe(1)
})
