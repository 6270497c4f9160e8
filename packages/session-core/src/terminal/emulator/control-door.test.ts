import { createControlDoor } from './control-door.ts'
import { expect, it } from 'vitest'

const turned: unknown[] = []
const door = createControlDoor({
  title: 'Toy',
  current: () => ({
    fetch: globalThis.fetch,
    accounts: [],
    knobs: {
      lock: { meaning: 'Locks.', takes: [], turn: (...names: readonly never[]) => turned.push(names) },
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

it.each([
  ['application/json', 200],
  ['Application/JSON; charset=utf-8', 200],
  ['text/plain', 415],
  ['text/plain; application/json', 415],
  ['application/jsonp', 415],
])('takes %s with %i', async (type, status) => {
  expect((await door(post('http://127.0.0.1/knobs/lock', type))).status).toBe(status)
})
