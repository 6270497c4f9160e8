import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts, type ToyServer } from '../toy-server.ts'
import { createSession, secret, type Secret } from '@org/session-core'
import { share } from '@org/session-core/share'
import { memoryStore } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const random = crypto.getRandomValues(new Uint8Array(64))
const credentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }

function setTheScene(): {
  readonly server: ToyServer
  readonly open: (view: ArrayBufferView) => Promise<unknown>
} {
  const server = createToyServer()
  const store = memoryStore()
  const open = (view: ArrayBufferView): Promise<unknown> => {
    const session = createSession(toy('https://toy.test/base/'), {
      credentials,
      transport: server.fetch,
      share: share({ store, name: 'billing', secret: secret(view) as Secret<Uint8Array> }),
    })
    return session.login()
  }
  return { server, open }
}

it.each<[string, (bytes: Uint8Array<ArrayBuffer>) => ArrayBufferView]>([
  ['wiped', (bytes) => bytes],
  ['wiped, of a larger buffer', (bytes) => new Uint8Array(bytes.buffer, 8, 40)],
  ['wiped, in two bytes each', (bytes) => new Uint16Array(bytes.buffer, bytes.byteOffset, 32)],
  ['wiped, in a view of another kind', (bytes) => new DataView(bytes.buffer, 4, 33)],
])('seals with the secret as it was when it was handed over: %s', async (_what, viewOf) => {
  const { open, server } = setTheScene()
  const given = random.slice()
  const { buffer, byteOffset, byteLength } = viewOf(random.slice())

  const first = open(viewOf(given))
  given.fill(0)
  await first
  await open(new Uint8Array(buffer, byteOffset, byteLength))

  expect(server.loginAttempts).toBe(1)
})

it('takes a secret from memory that threads share', async () => {
  const { open, server } = setTheScene()
  const given = new Uint8Array(new SharedArrayBuffer(random.length))
  given.set(random)

  const first = open(given)
  given.fill(0)
  await first
  await open(random)

  expect(server.loginAttempts).toBe(1)
})

it.each([
  'correct horse battery staple, and so on',
  'correct horse battery staple, and so on\n',
  '\u{FEFF}correct horse battery staple\r\nand so on\r\n',
  'Überaus größer als jedes Paßwort: grün, blau',
  `${Buffer.from(random).toString('base64')}\n`,
])('takes no text for random bytes, however it was read: %j', async (text) => {
  const { open, server } = setTheScene()

  await expect(async () => open(new TextEncoder().encode(text))).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining('not a password') as string,
  })
  expect(server.loginAttempts).toBe(0)
})
