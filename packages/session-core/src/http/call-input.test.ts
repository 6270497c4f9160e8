import { addressOf, asRequest } from './call-input.ts'
import { expect, it } from 'vitest'

it.each([
  ['a text', 'things'],
  ['a URL', new URL('https://toy.test/things')],
  ['a URL of another realm', { href: 'https://toy.test/things' }],
  ['what says it as text', { toString: (): string => 'https://toy.test/things' }],
])('finds the address in %s', (_what, input) => {
  expect(addressOf(input)).toMatch(/^(?:https:\/\/toy\.test\/)?things$/)
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['an object', {}],
  ['half a request', { method: 'GET', headers: {} }],
  ['the request of a server', { url: '/x', method: 'GET', headers: { host: 'toy.test' } }],
])('says of %s that it leads nowhere', (_what, input) => {
  expect(asRequest(input)).toBeUndefined()
  expect(() => addressOf(input)).toThrow(new TypeError('fetch takes a string, a URL or a Request.'))
})

it('knows a request by what it can do', () => {
  const theirs = { url: '/x', method: 'GET', headers: new Map(), arrayBuffer: () => undefined }

  expect(asRequest(theirs)).toBe(theirs)
  expect(asRequest(new Request('https://toy.test/x'))).toBeDefined()
})
