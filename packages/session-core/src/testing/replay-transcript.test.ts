import { type RecordedExchange, replayTranscript } from './replay-transcript.ts'
import { inspect } from 'node:util'
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
  ['method', { method: 'PUT' }, 'method is PUT, recorded POST'],
  ['header', { headers: {} }, 'header content-type differs'],
  ['field', { body: '{"name":"bob"}' }, 'body differs at name'],
  ['set of fields', { body: '{"name":"ann","age":3}' }, 'body differs at age'],
  ['field further down', { body: '{"name":{"first":"ann"}}' }, 'body differs at name'],
  ['layout', { body: '{ "name":"ann"}' }, 'body differs from character 2'],
  ['length', { body: '{"name":"ann"} ' }, 'body differs from character 15'],
  ['kind of body', { body: 'name=ann' }, 'body differs from character 1'],
  ['body, of nothing', { body: '' }, 'body is missing'],
])('says so when another %s is sent', async (_what, init: RequestInit, difference) => {
  const { fetch } = replayTranscript([login])

  await expect(send(fetch, init)).rejects.toThrow(
    `Exchange 1, ${init.method ?? 'POST'} /login?v=1: ${difference}.`,
  )
})

it('says so when another path is asked for', async () => {
  const { fetch } = replayTranscript([logout])

  const asked = fetch('https://any.test/logout', { method: 'DELETE', body: 'bye' })

  await expect(asked).rejects.toThrow('path is /logout, recorded /login; no body was recorded.')
})

const secretive: RecordedExchange = {
  ...login,
  request: {
    method: 'POST',
    path: '/login?cmd=start&password=recorded-1',
    headers: { Password: 'recorded-2', 'X-Own': 'recorded-3' },
    body: { user: { name: 'recorded-4', pin: 'recorded-5' }, remember: true },
  },
}
const wrong = {
  method: 'POST',
  headers: { password: 'mine-2' },
  body: JSON.stringify({ user: { name: 'recorded-4', pin: 'mine-5' }, remember: true }),
}
const whatDiffers =
  'Exchange 1, POST /login?cmd=other&password=[secret]: path is /login?cmd=other&password=[secret], recorded ' +
  '/login?cmd=start&password=[secret]; header password differs; header x-own is missing; body differs at user.pin.'

it('names what differs and quotes neither what was sent nor what was recorded', async () => {
  const replay = replayTranscript([secretive])

  const failure: unknown = await replay
    .fetch('https://any.test/login?cmd=other&password=mine-1', wrong)
    .catch((error: unknown) => error)

  expect(failure).toMatchObject({ name: 'TypeError', message: whatDiffers })
  expect([inspect(failure, { depth: 9 }), replay.unsent].join('\n')).not.toMatch(/recorded-\d|mine-\d/)
  expect(replay.unsent).toEqual(['POST /login?cmd=start&password=[secret]'])
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
