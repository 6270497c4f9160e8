import { thrownStatus } from './thrown-status.ts'
import { expect, it } from 'vitest'

it.each([
  ['HTTP 401', 401],
  ['HTTP/1.1 401 Unauthorized', 401],
  ['HTTP error! status: 403', 403],
  ['Request failed with status code 401', 401],
  ['Response code 423 (Locked)', 423],
  ['HTTPError: 502 Bad Gateway', 502],
  ['403 Forbidden', 401],
  ['Unauthorized', 401],
  ['Forbidden', 401],
])('hears the status in "%s"', (message, status) => {
  expect(thrownStatus(new Error(message))).toBe(status)
})

it.each([
  'fetch failed',
  'Network connection lost.',
  'connect ECONNREFUSED 127.0.0.1:443',
  'getaddrinfo ENOTFOUND error-401.test',
  'tunneling socket could not be established, statusCode=403',
  'Proxy response (407) !== 200 when HTTP Tunneling',
  'tunneling failed: HTTP/1.1 403 Forbidden',
  'timeout of 401ms exceeded',
  '401ms are over',
  'socket hang up',
  'An attempt was made to access a socket in a way forbidden by its access permissions. (os error 10013)',
  'Cross origin http://localhost forbidden',
])('hears none in "%s"', (message) => {
  expect(thrownStatus(new Error(message))).toBeUndefined()
})

it('believes a status that is there more than words', () => {
  const failure = Object.assign(new Error('Forbidden'), { response: { status: 503 } })

  expect(thrownStatus(failure)).toBe(503)
})
