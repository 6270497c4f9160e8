import { runProgram } from '../run-program.ts'
import { expect, it } from 'vitest'

/** In a process of its own: what is frozen stays so. */
const program = `
import { toy } from './toy-protocol.ts'
import { createToyServer, toyAccounts } from './toy-server.ts'
import { createSession } from '@org/session-core'

for (const { prototype } of [Response, Request, Headers, AbortController, Error, Promise, Object, Array]) Object.freeze(prototype)
const server = createToyServer()
const credentials = { username: 'ann', password: toyAccounts.ann.password }
const session = createSession(toy('https://toy.test/base/'), { credentials, transport: server.fetch })
await session.login()
server.expireSessions()
const { status } = await session.fetch('things')
const text = await session.http.get('things').text()
console.log(JSON.stringify([status, text, session.snapshot.counts.logins, await session.logout()]))
`

it('a session works where the prototypes of the platform are frozen, as hardened programs have them', async () => {
  const { stdout } = await runProgram({ text: program })

  expect(JSON.parse(stdout)).toEqual([200, expect.any(String), 2, 'revoked'])
})
