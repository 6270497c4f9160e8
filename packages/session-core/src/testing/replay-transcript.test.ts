import { type RecordedExchange, replayTranscript } from './replay-transcript.ts'
import { expect, it } from 'vitest'

const login: RecordedExchange = {
  request: {
    method: 'POST',
    path: '/login?v=1',
    headers: { 'content-type': 'application/json' },
    body: { name: 'ann' },
  },
  response: { status: 201, headers: { 'content-type': 'application/json' }, body: { token: 'made up' } },
}
const logout: RecordedExchange = {
  request: { method: 'DELETE', path: '/login', headers: {}, body: '' },
  response: { status: 204, headers: {}, body: '' },
}

const send = (fetch: typeof globalThis.fetch, init: RequestInit = {}): Promise<Response> =>
  fetch('https://any.test/login?v=1', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-more': 'does not matter' },
    body: '{"name":"ann"}',
    ...init,
  })

it('answers as it was recorded, in order', async () => {
  const { fetch } = replayTranscript([login, logout])

  const first = await send(fetch)
  const second = await fetch('https://any.test/login', { method: 'DELETE' })

  expect([first.status, await first.json(), second.status]).toEqual([201, { token: 'made up' }, 204])
})

it.each([
  ['method', { method: 'PUT' }, 'method is "PUT", recorded "POST"'],
  [
    'header',
    { headers: {} },
    'header content-type is "text/plain;charset=UTF-8", recorded "application/json"',
  ],
  ['body', { body: '{}' }, String.raw`body is "{}", recorded "{\"name\":\"ann\"}"`],
])('says so when another %s is sent', async (_what, init, difference) => {
  const { fetch } = replayTranscript([login])

  await expect(send(fetch, init)).rejects.toThrow(difference)
})

it('says so when more is sent than was recorded', async () => {
  const { fetch } = replayTranscript([])

  await expect(send(fetch)).rejects.toThrow('nothing more was recorded')
})

it('names what was never asked for', async () => {
  const replay = replayTranscript([login, logout])

  await send(replay.fetch)

  expect(replay.unsent).toEqual(['DELETE /login'])
})
