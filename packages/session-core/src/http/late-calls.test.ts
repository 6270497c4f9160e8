import { looking } from '../../test/fixtures/looking-http.ts'
import type { KyInstance } from 'ky'
import { expect, it } from 'vitest'

it('joins JSON with that of an instance, in the first call and in the second', async () => {
  const { http, sent } = looking()
  const json = { filter: { max: 10 } }
  const api = http.extend({ json })
  json.filter.max = 20

  await api.post('x', { json: { filter: { start: 1 } } })
  await api.post('x', { json: { filter: { start: 1 } } })

  const body = '{"filter":{"max":10,"start":1}}'
  expect(sent.map((one) => one.body)).toEqual([body, body])
})

it.each([
  [
    'of the call',
    (http: KyInstance) => http.post('x', { json: { at: 1n }, stringifyJson: () => 'own words' }),
  ],
  [
    'of an instance',
    (http: KyInstance) => http.extend({ stringifyJson: () => 'own words' }).post('x', { json: { at: 1n } }),
  ],
])('writes JSON by the words %s', async (_whose, call) => {
  const { http, sent } = looking()

  await call(http)

  expect(sent[0]?.body).toBe('own words')
})

const itself: Record<string, unknown> = {}
itself['self'] = itself

it.each([
  ['what is no options', 'GET', 'must be an object'],
  ['a list', [], 'must be an object'],
  ['null', null, 'must be an object'],
  ['JSON that cannot be written', { json: { self: 1n } }, 'BigInt'],
  ['JSON that holds itself', { json: itself }, 'circular'],
  ['a body that no fetch sends', { body: {} }, 'cannot send a body of the kind Object'],
])('says of %s what ky says', async (_what, options, words) => {
  const { http, sent } = looking()
  const call = async (): Promise<unknown> => http.post('x', options as never)

  await expect(call()).rejects.toThrow(words)
  await expect((async () => http.post('x', options as never).json())()).rejects.toThrow(words)
  await expect(call()).rejects.toThrow(words)

  expect(sent).toMatchObject([])
})

it('shows a call to hooks as it was made, before its body is handed on', async () => {
  const { http, sent } = looking()
  const given: unknown[] = []
  const init = (options: { json?: unknown }): void => {
    given.push(options.json)
    options.json = { b: 2 }
  }

  await http.extend({ hooks: { init: [init] } }).post('things', { json: { a: 1 } })

  expect(given).toEqual([{ a: 1 }])
  expect(sent[0]?.body).toBe('{"b":2}')
})

it('stays where it was for who hands on the options of an instance', async () => {
  const { http, sent } = looking()

  const api = http.extend((own) => ({ ...own, headers: { a: '1' } }))
  await api.post('things', { json: { a: 1 } })

  expect(sent).toMatchObject([{ url: 'https://toy.test/things', name: '1', body: '{"a":1}' }])
})

it('sends a form that a hook watches as it was when the call was made', async () => {
  const { http, sent } = looking()
  const body = new FormData()
  body.append('name', 'before')

  const call = http.post('things', { body, hooks: { afterResponse: [() => undefined] } })
  body.set('name', 'after')
  await call

  expect(sent[0]?.body).toMatch(/name="name"\s+before\s/)
})
