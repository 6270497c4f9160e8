import { looking } from '../../test/fixtures/looking-http.ts'
import { HTTPError } from 'ky'
import { expect, it } from 'vitest'

it.each([
  ['json', 'application/json', { fine: true }],
  ['text', 'text/*', '{"fine":true}'],
  ['bytes', '*/*', new TextEncoder().encode('{"fine":true}')],
] as const)('asks for what is read by %s, also in the first call', async (reader, accept, body) => {
  const { http, sent } = looking()

  expect(await http.get('first')[reader]()).toEqual(body)
  expect(await http.get('second')[reader]()).toEqual(body)

  expect(sent.map((one) => one.accept)).toEqual([accept, accept])
})

it('checks an answer by a schema', async () => {
  const { http } = looking()
  const never = {
    '~standard': { version: 1, vendor: 'toy', validate: () => ({ issues: [{ message: 'no' }] }) },
  } as const

  await expect(http.get('x').json(never)).rejects.toMatchObject({ name: 'SchemaValidationError' })
})

it('tells what failed to who reads, and to nobody else', async () => {
  const { http } = looking(() => new Response('no', { status: 404 }))
  const lost: unknown[] = []
  const note = (reason: unknown): unknown => lost.push(reason)
  process.on('unhandledRejection', note)

  await expect(http.get('read').json()).rejects.toBeInstanceOf(HTTPError)
  await expect(http.get('awaited')).rejects.toBeInstanceOf(HTTPError)
  await new Promise((resolve) => setTimeout(resolve, 5))

  process.off('unhandledRejection', note)
  expect(lost).toEqual([])
})

it('says what is wrong with a call to who reads it', async () => {
  await expect(
    looking()
      .http.get('x', [] as never)
      .json(),
  ).rejects.toThrow('must be an object')
})
