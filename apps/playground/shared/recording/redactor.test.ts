import { createRedactor } from './redactor.ts'
import { expect, it } from 'vitest'

it.each([
  ['password', 'Password@123', '‹password›'],
  ['otp', '609700', '‹otp›'],
  ['sessionId', 'avx~~0000', '‹sessionId›'],
  ['token', 'eyJh.eyJi.c', '‹token›'],
  ['clientSecret', 'auth31a0', '‹clientSecret›'],
  ['client_secret', 'Secret@789', '‹clientSecret›'],
  ['authorization', 'Bearer ws31:-1a', 'Bearer ‹token›'],
  ['authorization', 'bearer ws31:-1a', 'bearer ‹token›'],
  ['authorization', `Basic ${btoa('demo:Secret@789')}`, 'Basic ‹basic›'],
  ['authorization', 'ws31:-1a', '‹token›'],
  ['cookie', 'JSESSIONID=1234', '‹cookie›'],
  ['username', 'admin', 'admin'],
  ['clientId', 'demo-service', 'demo-service'],
])('shows the header %s: %s as %s', (name, value, shown) => {
  const [pair] = createRedactor().headers(new Headers([[name, value]]))

  expect(pair).toEqual([name.toLowerCase(), shown])
})

it.each([
  ['JSON', '{"response":{"sessionId":"avx~~1234"}}', '{"response":{"sessionId":"‹sessionId›"}}'],
  ['JSON of older servers', '{"SessionId": "12345"}', '{"SessionId": "‹sessionId›"}'],
  ['JSON with an escaped quote', String.raw`{"token":"a\"b"}`, '{"token":"‹token›"}'],
  [
    'XML',
    '<username>u</username><password>p&amp;q</password>',
    '<username>u</username><password>‹password›</password>',
  ],
  ['properties', 'token=ws31:-1a\n', 'token=‹token›\n'],
  [
    'a query',
    '/aveksa/command.submit?cmd=about&token=ws31:-1a',
    '/aveksa/command.submit?cmd=about&token=‹token›',
  ],
  [
    'a service token',
    '{"response":"eyJhbGciOi.eyJzdWIi.c2ln","message":null}',
    '{"response":"‹token›","message":null}',
  ],
  [
    'nothing secret',
    '{"passwordExpiryMsg":"","message":"token"}',
    '{"passwordExpiryMsg":"","message":"token"}',
  ],
])('hides what is secret in %s', (_what, text, shown) => {
  expect(createRedactor().text(text)).toBe(shown)
})

it.each([
  ['as it is', 'p&ss "wörd"'],
  ['in a URL', encodeURIComponent('p&ss "wörd"')],
  ['in XML', 'p&amp;ss &quot;wörd&quot;'],
  ['in JSON', String.raw`p&ss \"wörd\"`],
  ['in Base64', 'cCZzcyAid8O2cmQi'],
])('knows a secret again %s, wherever it turns up', (_how, spelling) => {
  const redactor = createRedactor()
  redactor.learn('password', 'p&ss "wörd"')

  expect(redactor.text(`The query was q=${spelling}.`)).toBe('The query was q=‹password›.')
})

it('hides a longer secret before a shorter one that is part of it', () => {
  const redactor = createRedactor()
  redactor.learn('otp', '1234')
  redactor.learn('password', '123456789')

  expect(redactor.text('123456789')).toBe('‹password›')
})

it('does not hide half the page for the sake of a very short secret', () => {
  const redactor = createRedactor()
  redactor.learn('password', 'a')

  expect(redactor.text('a banana')).toBe('a banana')
})
