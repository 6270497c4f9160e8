import { createExemptions } from './no-proxy.ts'
import { expect, it } from 'vitest'

it.each([
  ['', 'https://a.example/', false],
  ['a.example', 'https://a.example/', true],
  ['a.example', 'https://b.a.example/', true],
  ['a.example', 'https://ba.example/', false],
  ['.a.example', 'https://a.example/', true],
  ['*.a.example', 'https://b.a.example/', true],
  ['A.Example', 'https://a.example./', true],
  ['x, a.example y', 'https://a.example/', true],
  ['*', 'https://anything/', true],
  ['a.example:8443', 'https://a.example:8443/', true],
  ['a.example:8443', 'https://a.example/', false],
  ['a.example:443', 'https://a.example/', true],
  ['a.example:80', 'http://a.example/', true],
  ['10.1.2.3', 'http://10.1.2.3/', true],
  ['10.1.2.3', 'http://10.1.2.30/', false],
  ['10.0.0.0/8', 'http://10.200.0.1:8080/', true],
  ['10.0.0.0/8', 'http://11.0.0.1/', false],
  ['10.0.0.0/99', 'http://10.0.0.1/', false],
  ['10.0.0.0/8', 'http://ten.example/', false],
  ['::1', 'http://[::1]/', true],
  ['[::1]:8080', 'http://[::1]:8080/', true],
  ['fd00::/8', 'https://[fd12::1]/', true],
  ['localhost', 'http://127.0.0.1/', false],
])('%s exempts %s: %s', (list, url, expected) => {
  expect(createExemptions(list)(new URL(url))).toBe(expected)
})
