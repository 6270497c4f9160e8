import { call, commandUrl, logInApp, logInUser, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const bytesOf = async (reply: Response): Promise<number[]> => [...new Uint8Array(await reply.arrayBuffer())]
const own = 'iVBORw0KGgpvd24='
const ownBytes = [...signature, ...new TextEncoder().encode('own')]

const setImage = async (
  server: ReturnType<typeof createSecurIdEmulator>,
  query: string,
  init: RequestInit,
): Promise<Response> => {
  const headers = new Headers(init.headers)
  if (!headers.has('authorization')) headers.set('authorization', `Bearer ${await logInUser(server)}`)
  return server.fetch(`${commandUrl}?cmd=setUserImage&format=json${query}`, {
    method: 'POST',
    ...init,
    headers,
  })
}
const png = { 'content-type': 'image/png' }

// G&L 7.5.2, getLogo, getUserImage.
it.each(['getLogo', 'getLogo&name=logo-main.png&format=json', 'getUserImage', 'getUserImage&userId=user04'])(
  '%s answers with a picture',
  async (command) => {
    const server = createSecurIdEmulator()

    const reply = await call(server, command, await logInUser(server))

    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await bytesOf(reply)).slice(0, 8)).toEqual(signature)
  },
)

// G&L 7.5.2, setUserImage.
describe('A picture that was set', () => {
  it.each([
    ['of the user of the token', '', '', 'user01'],
    ['by a user id', '&userId=user04', '&userId=user04', 'user04'],
    ['by the id of a row', '&userId=247855', '&userId=user04', '247855'],
  ])('%s is the one that is shown, and nobody else’s', async (_what, set, get) => {
    const server = createSecurIdEmulator()
    const token = await logInUser(server)

    const answer = await setImage(server, set, { headers: png, body: own })

    expect(await answer.json()).toEqual({ data: { type: 'setUserImage' } })
    expect(await bytesOf(await call(server, `getUserImage${get}`, token))).toEqual(ownBytes)
    expect(await bytesOf(await call(server, 'getUserImage&userId=user02', token))).not.toEqual(ownBytes)
  })

  it('is the first user’s where an application asks', async () => {
    const server = createSecurIdEmulator()
    await setImage(server, '&userId=user01', { headers: png, body: own })

    const reply = await call(server, 'getUserImage', await logInApp(server))

    expect(await bytesOf(reply)).toEqual(ownBytes)
  })

  it('may come in a form, and in lines', async () => {
    const server = createSecurIdEmulator()
    const body = new FormData()
    body.append('comment', 'mine')
    body.append('file', new Blob([`iVBORw0K\r\nGgpvd24=\n`], { type: 'image/png' }), 'me.png')

    expect((await setImage(server, '', { body })).status).toBe(200)
    expect(await bytesOf(await call(server, 'getUserImage', await logInUser(server)))).toEqual(ownBytes)
  })
})

it.each<[string, RequestInit, string]>([
  ['JSON', { headers: { 'content-type': 'application/json' }, body: own }, '400 The content-type must be'],
  ['a form without a picture', { body: new FormData() }, '400 The content-type must be'],
  [
    'a form that is none',
    { headers: { 'content-type': 'multipart/form-data' }, body: own },
    '400 The content-type',
  ],
  [
    'bytes',
    { headers: png, body: Uint8Array.of(...signature) },
    '500 java.lang.Exception: The File upload for user02 failed: Illegal base64 character -77',
  ],
  [
    'a letter that is none of Base64',
    { headers: png, body: 'iVB*' },
    '500 java.lang.Exception: The File upload for user02 failed: Illegal base64 character 2a',
  ],
  [
    'half a letter',
    { headers: png, body: 'iVBOR' },
    '500 java.lang.Exception: The File upload for user02 failed: ',
  ],
])('refuses %s in place of a picture', async (_what, init, refused) => {
  const server = createSecurIdEmulator()

  const reply = await setImage(server, '&userId=user02', init)

  expect(`${reply.status} ${await pageText(reply)}`).toContain(refused)
})

it('sets no picture of nobody', async () => {
  const server = createSecurIdEmulator()

  const replies = [
    await setImage(server, '&userId=nobody', { headers: png, body: own }),
    await setImage(server, '', {
      headers: { ...png, authorization: `Bearer ${await logInApp(createSecurIdEmulator())}` },
      body: own,
    }),
  ]

  expect(replies.map(({ status }) => status)).toEqual([400, 401])
})
