import { parseReply } from './parse-reply.ts'
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
