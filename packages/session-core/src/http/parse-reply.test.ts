import { parseReply, parseReplyAsync } from './parse-reply.ts'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const source = { protocol: 'toy', what: 'login', status: 200 }
const Reply = v.object({ response: v.object({ token: v.pipe(v.string(), v.nonEmpty()) }) })

it('reads what fits, and leaves the rest aside', () => {
  expect(parseReply(source, Reply, { response: { token: 'a', more: 1 }, more: 2 })).toEqual({
    response: { token: 'a' },
  })
})

it.each([
  ['nothing', undefined, 'the root'],
  ['no response', {}, 'at response'],
  ['a number for a token', { response: { token: 4711 } }, 'at response.token'],
  ['an empty token', { response: { token: '' } }, 'at response.token'],
])('says of %s where it does not fit, and no value', (_what, value, where) => {
  const read = (): unknown => parseReply(source, Reply, value)

  expect(read).toThrow(
    expect.objectContaining({ code: 'unexpected-reply', protocol: 'toy', vendor: { status: 200 } }) as Error,
  )
  expect(read).toThrow(where)
  expect(read).not.toThrow('4711')
})

it('prints no more of a name that the server chose than a log can bear', () => {
  const name = `\u{1B}[31m${'x'.repeat(500)}`

  expect(() => parseReply(source, v.record(v.string(), v.number()), { [name]: 'y' })).toThrow(
    `at ${'x'.repeat(60)}. Check url and schema.`,
  )
})

it.each([
  [
    'throws',
    (): never => {
      throw new RangeError('hidden')
    },
  ],
  ['rejects', () => Promise.reject(new RangeError('hidden'))],
])('keeps to itself what a schema says that %s', async (_how, validate) => {
  const schema = { '~standard': { version: 1, vendor: 'ours', validate } } as const

  const failure: unknown = await parseReplyAsync(
    { protocol: 'toy', what: 'login', status: 200 },
    schema,
    {},
  ).catch((error: unknown) => error)

  expect(failure).toMatchObject({
    code: 'unexpected-reply',
    message: 'The login reply cannot be read: the schema failed, or is no Standard Schema.',
    cause: { name: 'RangeError' },
  })
  expect(String((failure as Error).stack)).not.toContain('hidden')
})

it.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['a truth value', true],
  ['the value itself', { token: 'hidden' }],
  ['issues that are no list', { issues: true }],
  ['issues by name', { issues: { token: 'hidden' } }],
  ['a path that is a text', { issues: [{ message: 'hidden', path: 'token' }] }],
  ['a path with null in it', { issues: [{ message: 'hidden', path: [null] }] }],
  [
    'a path of what has no name',
    { issues: [{ message: 'hidden', path: [{ key: Object.create(null) as string }] }] },
  ],
])('says who breaks the contract where a schema answers %s', async (_what, answer) => {
  const schema = { '~standard': { version: 1, vendor: 'ours', validate: () => answer as never } } as const
  const failure = {
    code: 'unexpected-reply',
    message: 'The login reply cannot be read: the schema failed, or is no Standard Schema.',
    cause: { name: 'TypeError' },
  }

  expect(() => parseReply(source, schema, {})).toThrow(expect.objectContaining(failure) as Error)
  await expect(parseReplyAsync(source, schema, {})).rejects.toMatchObject(failure)
})

it.each([
  ['no value', { value: undefined }, undefined],
  ['no issues', { value: 1, issues: null }, 1],
])('takes %s for what it is', (_what, answer, value) => {
  const schema = { '~standard': { version: 1, vendor: 'ours', validate: () => answer as never } } as const

  expect(parseReply(source, schema, {})).toBe(value)
})

describe('a Standard Schema of another library', () => {
  const zodReply = z.object({
    response: z.object({ token: z.string().min(1), at: z.coerce.date().optional() }),
  })
  const arkReply = type({ response: { token: 'string > 0', 'at?': 'string.date.parse' } })

  it.each([
    ['zod', zodReply],
    ['arktype', arkReply],
    ['valibot', Reply],
  ])('reads a reply, and says where one does not fit: %s', async (_library, schema) => {
    expect(parseReply(source, schema, { response: { token: 't' } })).toEqual({ response: { token: 't' } })

    for (const value of [{ response: { token: 4711 } }, { response: { token: '' } }]) {
      const failure = {
        code: 'unexpected-reply',
        message: 'The login reply does not fit at response.token. Check url and schema.',
      }
      expect(() => parseReply(source, schema, value)).toThrow(expect.objectContaining(failure) as Error)
      await expect(parseReplyAsync(source, schema, value)).rejects.toMatchObject(failure)
    }
  })

  it('gives the type and the value that it makes', () => {
    const at = '2026-11-26T00:00:00Z'

    const read = [zodReply, arkReply].map((schema) =>
      parseReply(source, schema, { response: { token: 't', at } }),
    )

    const dates: readonly (Date | undefined)[] = read.map(({ response }) => response.at)
    expect(dates).toEqual([new Date(at), new Date(at)])
  })

  it('is asked for another way where its parts are asynchronous', async () => {
    const slow = z.object({ token: z.string().refine((token) => Promise.resolve(token !== 'no')) })

    expect(() => parseReply(source, slow, { token: 't' })).toThrow('parseReplyAsync')
    expect(await parseReplyAsync(source, slow, { token: 't' })).toEqual({ token: 't' })
    await expect(parseReplyAsync(source, slow, { token: 'no' })).rejects.toThrow('at token')
  })
})
