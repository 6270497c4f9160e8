import { runProgram } from '../run-program.ts'
import { expect, it } from 'vitest'

/** In a process of its own: what is frozen stays so. */
const begin = `
import { toy } from './toy-protocol.ts'
import { createToyServer, toyAccounts } from './toy-server.ts'
import { createSession } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { createServer } from 'node:http'

const credentials = { username: 'ann', password: toyAccounts.ann.password }
`

const program = `${begin}
for (const { prototype } of [Response, Request, Headers, AbortController, Error, Promise, Object, Array]) Object.freeze(prototype)
const server = createToyServer()
const session = createSession(toy('https://toy.test/base/'), { credentials, transport: server.fetch })
await session.login()
server.expireSessions()
const { status } = await session.fetch('things')
const text = await session.http.get('things').text()
console.log(JSON.stringify([status, text, session.snapshot.counts.logins, await session.logout()]))
`

/** Errors of undici want a prototype that is not. */
const overNode = `${begin}
for (const { prototype } of [Response, Request, Headers, Promise, Array]) Object.freeze(prototype)
const server = createServer((_, response) => response.end('{"token":"token-of-the-toy"}')).listen(0, '127.0.0.1', async () => {
  const url = 'http://127.0.0.1:' + server.address().port
  await using transport = nodeTransport()
  const session = createSession(toy(url), { credentials, transport })
  console.log(JSON.stringify(await session.http.get('things', { parseJson: JSON.parse }).json()))
  server.close()
})
`

it('a session works where the prototypes of the platform are frozen, as hardened programs have them', async () => {
  const { stdout } = await runProgram({ text: program })

  expect(JSON.parse(stdout)).toEqual([200, expect.any(String), 2, 'revoked'])
})

it('and over nodeTransport', async () => {
  const { stdout } = await runProgram({ text: overNode })

  expect(JSON.parse(stdout)).toEqual({ token: 'token-of-the-toy' })
})
