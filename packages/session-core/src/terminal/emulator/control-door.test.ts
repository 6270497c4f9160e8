import { serve } from '../http/serve.ts'
import { createControlDoor } from './control-door.ts'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const turned: unknown[] = []
const door = createControlDoor({
  title: 'Toy',
  current: () => ({
    fetch: globalThis.fetch,
    accounts: [],
    knobs: {
      lock: {
        meaning: 'Locks.',
        takes: [{ title: 'username', type: 'string' }],
        turn: (...names: readonly never[]) => turned.push(names),
      },
      clear: { meaning: 'Forgets.', takes: [], turn: () => turned.push('clear') },
    },
    state: () => ({ outbox: ['123456'] }),
  }),
  reset: () => turned.push('reset'),
})
const post = (url: string, type = 'application/json'): Request =>
  new Request(url, { method: 'POST', headers: { 'content-type': type }, body: '[]' })

it.each(['http://127.0.0.1:9/', 'http://localhost:1/', 'http://[::1]:9/'])('opens to %s', async (origin) => {
  expect((await door(post(`${origin}knobs/lock`))).status).toBe(200)
  expect((await door(new Request(`${origin}state`))).status).toBe(200)
})

it.each([
  'http://stranger.example:9/',
  'http://127.0.0.1.stranger.example:9/',
  'http://localhost.stranger.example/',
  'http://0.0.0.0:9/',
])('stays shut to a page whose name leads to this machine: %s', async (origin) => {
  turned.length = 0
  const answers = await Promise.all([
    door(post(`${origin}knobs/lock`)),
    door(post(`${origin}reset`)),
    door(new Request(`${origin}state`)),
  ])

  expect(answers.map(({ status }) => status)).toEqual([421, 421, 421])
  expect(turned).toEqual([])
})

it.each(['//127.0.0.1/', '//localhost:9/', '/\\127.0.0.1/'])(
  'takes no name of this machine out of a path, which a page writes as it likes: %s',
  async (path) => {
    const served = await serve({ fetch: door, host: '127.0.0.1', port: 0 })
    const socket = connect(Number(new URL(served.origin).port), '127.0.0.1')
    socket.write(
      `POST ${path}reset HTTP/1.1\r\nhost: stranger.example\r\ncontent-type: application/json\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
    )

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 421 /)
    await served.close()
  },
)

it.each([
  ['application/json', 200],
  ['Application/JSON; charset=utf-8', 200],
  ['text/plain', 415],
  ['text/plain; application/json', 415],
  ['application/jsonp', 415],
])('takes %s with %i', async (type, status) => {
  expect((await door(post('http://127.0.0.1/knobs/lock', type))).status).toBe(status)
})

it.each<[string, string, object]>([
  ['lock', '["a", "b"]', { error: 'lock takes username, and no more.' }],
  ['clear', '[null]', { error: 'clear takes nothing.' }],
  ['lock', '{"username":"a"}', { error: 'Send the arguments as a JSON array.' }],
  ['toString', '[]', { error: 'There is no knob toString. GET /openapi.json lists them.' }],
])('turns no knob that is misspelt or given what it does not take: %s %s', async (name, body, told) => {
  turned.length = 0
  const headers = { 'content-type': 'application/json' }

  const answer = await door(new Request(`http://127.0.0.1/knobs/${name}`, { method: 'POST', headers, body }))

  expect(await answer.json()).toEqual(told)
  expect(turned).toEqual([])
})

it.each([
  ['outbox', 200, { outbox: ['123456'] }],
  ['outbx', 404, { error: 'There is no state outbx: it knows outbox.' }],
  ['__proto__', 404, { error: 'There is no state __proto__: it knows outbox.' }],
  ['toString', 404, { error: 'There is no state toString: it knows outbox.' }],
])('tells %s with %i', async (name, status, body) => {
  const answer = await door(new Request(`http://127.0.0.1/state/${name}`))

  expect([answer.status, await answer.json()]).toEqual([status, body])
})

it.each([
  ['GET /knobs/lock', 405, 'POST'],
  ['PUT /knobs/lock', 405, 'POST'],
  ['GET /reset', 405, 'POST'],
  ['DELETE /state', 405, 'GET, HEAD'],
  ['POST /openapi.json', 405, 'GET, HEAD'],
  ['HEAD /state', 200, null],
  ['POST /reset/', 200, null],
  ['POST /reset/all', 404, null],
  ['POST /knobs/lock/admin', 404, null],
  ['POST /holds/1/2', 404, null],
  ['GET /state/outbox/1', 404, null],
  ['GET /openapi.json/x', 404, null],
  ['GET /', 404, null],
])('has no other way in: %s', async (line, status, allow) => {
  turned.length = 0
  const [method = '', path = ''] = line.split(' ', 2)
  const headers = { 'content-type': 'application/json' }

  const answer = await door(new Request(`http://127.0.0.1${path}`, { method, headers }))

  expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow])
  expect(turned).toEqual(path === '/reset/' ? ['reset'] : [])
})
