import { isLoopback } from './loopback.ts'
import { expect, it } from 'vitest'

it.each([
  ['127.0.0.1:8443', undefined, true],
  ['localhost', undefined, true],
  ['[::1]:8443', '8443', true],
  ['localhost', '80', true],
  ['127.0.0.1:8444', '8443', false],
  ['127.0.0.1', '8443', false],
  ['evil.example:8443', '8443', false],
  ['127.0.0.1.evil.example', undefined, false],
  ['someone@evil.example', undefined, false],
  ['', undefined, false],
])('says of the host %j, at port %s: %s', (host, port, expected) => {
  const isOwn = isLoopback(host, port)

  expect(isOwn).toBe(expected)
})
