import { countUsers } from './report.ts'
import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import assert from 'node:assert/strict'
import { test } from 'node:test'

const url = 'https://instance.securid.example'
const credentials = { username: 'user01', password: 'password123' }

test('a report outlives an expiry', async () => {
  const server = createSecurIdEmulator()
  await using session = createSecurIdSession({ url, credentials, transport: server.fetch })
  const before = await countUsers(session)

  server.expireSessions()

  assert.equal(await countUsers(session), before)
  assert.equal(server.loginAttempts, 2)
})

test('a wrong password is sent once', async () => {
  const server = createSecurIdEmulator()
  await using session = createSecurIdSession({
    url,
    credentials: { ...credentials, password: 'mistyped' },
    transport: server.fetch,
  })

  await assert.rejects(countUsers(session), { code: 'credentials-rejected' })
  await assert.rejects(countUsers(session), { code: 'credentials-locked' })

  assert.equal(server.loginAttempts, 1)
})
