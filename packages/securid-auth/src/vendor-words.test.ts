import { vendorWords } from './vendor-words.ts'
import { describe, expect, it } from 'vitest'

const reply = (status: number, text: string, statusText = ''): Parameters<typeof vendorWords>[0] => ({
  status,
  ok: status >= 200 && status < 300,
  statusText,
  text,
  bytes: new TextEncoder().encode(text),
  retryAfterMs: undefined,
})

describe("the vendor's words", () => {
  it.each([
    [
      'a page, without the echoed query',
      reply(
        401,
        '<html><body>User could\n not be validated.  Query String=cmd=loginUser&amp;authsource=AD</body></html>',
      ),
      'User could not be validated.',
    ],
    [
      'plain text, without the echoed query',
      reply(412, 'The parameter id is required. Query String=cmd=x'),
      'The parameter id is required.',
    ],
    [
      'plain text that looks like properties',
      reply(500, 'java.lang.IllegalStateException: a=b'),
      'java.lang.IllegalStateException: a=b',
    ],
    [
      'the message of JSON',
      reply(200, '{"data":{"status":"failure","message":"No such <b>workflow</b>"}}'),
      'No such <b>workflow</b>',
    ],
    ['the reason phrase of an empty answer', reply(404, '', 'findNothing'), 'findNothing'],
    [
      'the reason phrase beside an empty page',
      reply(500, '<html></html>', 'Executing JDBC query failed'),
      'Executing JDBC query failed',
    ],
    ['nothing of JSON without a message', reply(401, '{"secret":"1"}', ''), ''],
    ['nothing of a success that cannot be read', reply(200, 'token: ws1:2'), ''],
    [
      'no bearer',
      reply(500, '<html><body>Authorization: Bearer ws1:-2:3.4 was sent</body></html>'),
      'Authorization: [secret] was sent',
    ],
  ])('are %s', (_what, given, message) => {
    expect(vendorWords(given)).toBe(message)
  })
})
