import { toyScene } from './toy-scene.ts'
import { isSessionError } from '@org/session-core'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'

const key = 'gateway-key-7f3a'

it('carries headers of a gateway on logins, calls, heartbeats and logouts', async () => {
  const { session, wire } = toyScene({ headers: { 'X-Api-Key': key } })

  await session.fetch('things')
  await session.http.post('things', { json: {} })
  await session.keepAlive()
  await session.logout()

  expect(wire.passed.map(({ method, headers }) => [method, headers['x-api-key']])).toEqual([
    ['POST', key],
    ['GET', key],
    ['POST', key],
    ['POST', key],
    ['DELETE', key],
  ])
})

it('leaves alone what the protocol and the caller write', async () => {
  const { session, wire } = toyScene({ headers: { 'X-Toy': 'a gateway token', accept: 'a/gateway' } })

  await session.fetch('things', { headers: { accept: 'a/caller' } })

  expect(wire.passed.at(-1)?.headers).toMatchObject({ accept: 'a/caller' })
  expect(wire.passed.at(-1)?.headers['x-toy']).not.toBe('a gateway token')
})

it('keeps them as they were when the session was made', async () => {
  const headers = { 'x-api-key': key }
  const { session, wire } = toyScene({ headers })

  headers['x-api-key'] = 'another key'
  await session.fetch('things')

  expect(new Set(wire.passed.map((passed) => passed.headers['x-api-key']))).toEqual(new Set([key]))
})

it('takes one that is undefined for absent, whatever it is called', async () => {
  const absent = { 'x-absent': undefined, host: undefined, 'not a name': undefined }
  const { session, wire } = toyScene({ headers: { 'x-api-key': key, ...absent } })
  wire.every().answer(() => new Response(`no ${key}`, { status: 500 }))

  await expect(session.login()).rejects.toMatchObject({ code: 'credentials-rejected' })

  expect(wire.passed[0]?.headers).toMatchObject({ 'x-api-key': key })
  expect(wire.passed[0]?.headers).not.toHaveProperty('x-absent')
})

it.each([
  ['host', 'toy.test'],
  ['Content-Length', '5'],
  ['content-type', 'text/csv'],
  ['cookie', 'a=hidden'],
  ['Transfer-Encoding', 'chunked'],
  ['x-key', 'hid\r\nden'],
  ['x-key', ' hidden'],
  ['x-key', ''],
  ['x-key', 'hïdden'],
  ['x-key', 7],
  ['x-key', null],
])('refuses the header %s with %j, and names it', (name, value) => {
  const open = (): unknown => toyScene({ headers: { [name]: value as string } })

  expect(open).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      message: expect.stringContaining(`headers.${name}`) as string,
    }) as Error,
  )
  expect(open).not.toThrow(/hidden/)
})

it.each(['x key', 'Authorization: Bearer hidden', 'hidden\r\n', '\u{1B}[2Jhidden', ''])(
  'refuses what is no name of a header, and repeats nothing of it: %j',
  (name) => {
    const open = (): unknown => toyScene({ headers: { [name]: 'hidden', 'x-key': 'fine' } })

    expect(open).toThrow('The option headers is wrong: expected names of letters, digits and hyphens.')
  },
)

it('prints none of their values', async () => {
  const quoting = async (answer: () => Response | Promise<Response>): Promise<unknown> => {
    const { session, wire } = toyScene({ headers: { 'x-api-key': key } })
    wire.every().answer(answer)
    return session.fetch('things').catch((error: unknown) => error)
  }

  const refused = await quoting(() => new Response(`no such key: ${key}`, { status: 401 }))
  const { session, wire, events } = toyScene({ headers: { 'x-api-key': key } })
  await session.fetch('things')
  wire.next().answer(() => Promise.reject(new Error(`bad header x-api-key: ${key}`)))
  const broken = await session.fetch('things').catch((error: unknown) => error)

  expect([isSessionError(refused), broken instanceof TypeError]).toEqual([true, true])
  expect(
    inspect([refused, broken, session, session.snapshot, events], { depth: 9, showHidden: true }),
  ).not.toContain(key)
})
