import { parseBaseUrl } from './base-url.ts'
import { expect, it } from 'vitest'

it.each([
  ['https://host', 'https://host/'],
  ['https://host:31443/base', 'https://host:31443/base/'],
  ['https://host/base/', 'https://host/base/'],
  ['https://host/base?#', 'https://host/base/'],
  ['https://host#', 'https://host/'],
  ['https://@host?', 'https://host/'],
  ['http://localhost:80', 'http://localhost/'],
  ['http://LOCALHOST.', 'http://localhost./'],
  ['http://127.0.0.1', 'http://127.0.0.1/'],
  ['http://127.1', 'http://127.0.0.1/'],
  ['http://127.255.0.3', 'http://127.255.0.3/'],
  ['http://2130706433', 'http://127.0.0.1/'],
  ['http://[::1]', 'http://[::1]/'],
  ['http://[::ffff:127.0.0.1]', 'http://[::ffff:7f00:1]/'],
])('takes %s', (given, expected) => {
  expect(parseBaseUrl('toy', given).href).toBe(expected)
})

it.each([
  ['no URL', 'host'],
  ['another scheme', 'ftp://host'],
  ['another scheme, to this machine', 'ftp://localhost'],
  ['a scheme that begins alike', 'httpsx://host'],
  ['a user', 'https://ann@host'],
  ['a password', 'https://:secret@host'],
  ['a query', 'https://host/?a'],
  ['a fragment', 'https://host/#a'],
  ['plain http', 'http://host'],
  ['plain http to all addresses', 'http://0.0.0.0'],
  ['plain http to a name below this machine, which a name server may know', 'http://a.localhost:8080'],
  ['plain http to a name that begins like this machine', 'http://localhost.example.com'],
  ['plain http to a name that ends like this machine', 'http://notlocalhost'],
  ['plain http to a name with an address in it', 'http://127.0.0.1.example.com'],
  ['plain http to an address that begins alike', 'http://128.0.0.1'],
  ['plain http to another address of version 6', 'http://[::2]'],
  ['plain http to another machine, mapped', 'http://[::ffff:8f00:1]'],
])('refuses %s', (_what, given) => {
  expect(() => parseBaseUrl('toy', given)).toThrow(
    expect.objectContaining({ code: 'invalid-options' }) as Error,
  )
})

it('does not write to the URL it was given', () => {
  const given = new URL('https://host/base')

  parseBaseUrl('toy', given)

  expect(given.href).toBe('https://host/base')
})
