import { toy } from './toy-protocol.ts'
import { createSession, type Session } from '@org/session-core'
import { type RecordedExchange, replayTranscript } from '@org/session-core/testing'
import { expect, it } from 'vitest'

const login: RecordedExchange = {
  request: { method: 'POST', path: '/login', headers: {}, body: { username: 'ann', password: 'recorded' } },
  response: { status: 200, headers: {}, body: { token: 'granted' } },
}

const sessionOf = (transport: typeof fetch, password: string): Session =>
  createSession(toy('https://toy.test'), { credentials: { username: 'ann', password }, transport })

it('lets what differs at a login through to whoever called', async () => {
  const { fetch: transport } = replayTranscript([login])

  await expect(sessionOf(transport, 'mine').fetch('people')).rejects.toMatchObject({
    code: 'unreachable',
    message: 'Exchange 1, POST /login: body differs at password.',
  })
})

it('lets what differs at a call through to whoever called', async () => {
  const { fetch: transport } = replayTranscript([login])

  await expect(sessionOf(transport, 'recorded').fetch('people')).rejects.toMatchObject({
    cause: { message: 'Exchange 2, GET /people: nothing more was recorded.' },
  })
})
