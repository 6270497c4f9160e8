import { parseReply, parseReplyAsync } from './parse-reply.ts'
import * as v from 'valibot'
import { expect, it } from 'vitest'

const source = { protocol: 'toy', what: 'login', status: 200 }
const Reply = v.object({ response: v.object({ token: v.pipe(v.string(), v.nonEmpty()) }) })

it('reads what fits, and leaves the rest aside', () => {
  expect(parseReply(source, Reply, { response: { token: 'a', more: 1 }, more: 2 })).toEqual({
    response: { token: 'a' },
  })
})

it.each([
  ['nothing', undefined, 'the whole reply'],
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
    `at ${'x'.repeat(60)}. Check url.`,
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
    message: 'The schema failed on the login reply; see cause.',
    cause: { name: 'RangeError' },
  })
  expect(String((failure as Error).stack)).not.toContain('hidden')
})
