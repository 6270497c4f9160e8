import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { withNodeStreams } from '../transports/node-streams-fetch.ts'
import { createSession, type Session } from '@org/session-core'
import { makeCall } from '@org/session-core/vendor'
import type { Readable } from 'node:stream'
import { expect, it } from 'vitest'

const credentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }
const whole = toy('https://toy.test/base/')
const failing = { ...whole, judge: () => Promise.reject(new Error('ours')) }
const headers = { 'retry-after': '0' }
const busy = (): Promise<Response> => Promise.resolve(new Response('busy', { status: 503, headers }))

it.each([
  ['a refusal that is made good', 401, whole],
  ['an answer that its protocol fails on', 401, failing],
  ['an answer that asks for patience', 503, whole],
])('%s lets go of its connection, also where its stream is one of Node', async (_what, status, protocol) => {
  const server = createToyServer()
  const unread: { readonly body: Readable }[] = []
  const send = withNodeStreams((...call) =>
    status === 503 && server.requestsSeen === 1 && unread.length === 0 ? busy() : server.fetch(...call),
  )
  const session = createSession(protocol, {
    credentials,
    transport: async (...call) => {
      const answer = await send(...call)
      if (answer.status === status) unread.push(answer as never)
      return answer
    },
  })
  await session.login()
  if (status === 401) server.expireSessions()

  await callThings(session).catch(() => {})

  expect(unread[0]?.body.destroyed).toBe(true)
})

function callThings(session: Session): Promise<unknown> {
  const options = { retry: { limit: 1 } }
  const call = { protocol: 'toy', name: 'things', onlyReads: true, request: ['things', {}], options } as const
  return makeCall(session, call, {
    readReply: ({ status }) => Promise.resolve({ status }),
    readResult: () => undefined,
  })
}
