import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { withNodeStreams } from '../transports/node-streams-fetch.ts'
import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'

const url = 'https://toy.test/base/'
const credentials = { username: 'ann', password: toyAccounts['ann']?.password ?? '' }

it('an answer with a stream of Node that a protocol fails on is told of as any other', async () => {
  const server = createToyServer()
  const broken = { ...toy(url), suspect: () => true, judge: () => Promise.reject(new Error('ours')) }
  const session = createSession(broken, { credentials, transport: withNodeStreams(server.fetch) })

  await expect(session.fetch('things')).rejects.toMatchObject({ code: 'unexpected-reply' })
})
