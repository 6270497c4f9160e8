import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const body = { response: { status: 'SUCCESS', sessionId: 'avx~~1' }, message: null, appStatusCode: null }
const notOne = { code: 'invalid-options', message: 'transport must answer with a Response.' }
const doubles: readonly (readonly [string, object])[] = [
  ['json() alone', { ok: true, status: 200, json: () => Promise.resolve(body) }],
  [
    'headers and json()',
    { ok: true, status: 200, headers: new Headers(), json: () => Promise.resolve(body) },
  ],
  ['the answer of axios', { status: 200, statusText: 'OK', headers: {}, data: body, config: {} }],
]

describe('a transport that answers with a double is told that it is none:', () => {
  it.each(doubles)('%s, at a login', async (_what, answer) => {
    const session = sessionWith({ fetch: () => Promise.resolve(answer as Response) })

    expect(await failureOf(session.login())).toMatchObject(notOne)
  })

  it.each([
    ...doubles,
    ['text() alone', { ok: true, status: 200, text: () => Promise.resolve('{}') }] as const,
  ])('%s, at a call', async (_what, answer) => {
    const session = sessionWith(scriptedGateway({ create: () => answer as Response }))

    expect(await failureOf(callAction(session, 'create'))).toMatchObject(notOne)
  })

  it('one Response for all calls', async () => {
    const answer = envelope(200, { a: 1 })
    const session = sessionWith(scriptedGateway({ create: () => answer }))

    expect(await callAction(session, 'create')).toEqual({ a: 1 })
    expect(await failureOf(callAction(session, 'create'))).toMatchObject({
      code: 'invalid-options',
      message: 'transport must make a new Response for each call.',
    })
  })
})

it('a double that can be read like a Response is one', async () => {
  const bytes = new TextEncoder().encode('{"response":1}')
  const answer = {
    ok: true,
    status: 200,
    headers: new Headers(),
    arrayBuffer: () => Promise.resolve(bytes.buffer),
  }
  const session = sessionWith(scriptedGateway({ create: () => answer as unknown as Response }))

  expect(await callAction(session, 'create')).toBe(1)
})
