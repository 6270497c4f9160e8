import { createSession } from '../../create-session.ts'
import { failing } from '../../errors/session-error.ts'
import type { SessionProtocol } from '../../protocol.ts'
import { secret } from '../../secrets/secret.ts'
import { memoryStore } from '../../testing/memory-store.ts'
import { createSealer } from '../seal/sealer.ts'
import { share } from '../share.ts'
import type { SharedStore } from '../shared-store.ts'
import { expect, it } from 'vitest'

const password = 'Zx9-hers'
const url = new URL('https://gate.test/')
const bytes = new Uint8Array(32).fill(7)

/** Lets in, or refuses in the server's words. */
const gate = (refuses: boolean): SessionProtocol<{ username: string; password: string }, string> => ({
  name: 'gate',
  url,
  login: () => {
    if (!refuses) return Promise.resolve({ key: secret('k-1234567'), subject: 'ann' })
    const message = `${password} is wrong`
    return Promise.reject(
      failing('gate')('credentials-rejected', 'No.', { vendor: { status: 401, message } }),
    )
  },
  sign: (headers, key) => headers.set('x-key', key),
  judge: () => 'session-ended',
})

it.each([
  ['a login that succeeded', false, 'k-1234567'],
  ['a login that was rejected', true, 'credentials-rejected'],
])('a record that is opened shows no password after %s', async (_what, refuses, shows) => {
  const texts: string[] = []
  const { read, swap } = memoryStore()
  const store: SharedStore = {
    read,
    swap: (key, change, signal) => {
      texts.push(change.next)
      return swap(key, change, signal)
    },
  }
  const session = createSession(gate(refuses), {
    credentials: { username: 'ann', password },
    transport: () => Promise.resolve(new Response()),
    share: share({ store, name: 'ann', secret: secret(bytes) }),
  })
  await session.login().catch(() => {})

  const sealer = createSealer([bytes], { protocol: 'gate', href: url.href, name: 'ann' })
  const opened = await Promise.all(texts.map(async (text) => (await sealer.open(text)).plain ?? ''))

  expect(opened.join('\n')).toContain(shows)
  expect(opened.join('\n')).not.toContain(password)
})
