import { thrownStatus } from './thrown-status.ts'
import { expect, it } from 'vitest'

it.each([
  ['HTTP 401', 401],
  ['HTTP/1.1 401 Unauthorized', 401],
  ['HTTP error! status: 403', 403],
  ['Request failed with status code 401', 401],
  ['Response code 423 (Locked)', 423],
  ['HTTPError: 502 Bad Gateway', 502],
  ['[POST] "https://toy.test/login": 403 Forbidden', 403],
  ['Failed to process the login: HTTP 401', 401],
  ['The server answered with code 401', 401],
  ['403 Forbidden', 401],
  ['Unauthorized', 401],
  ['Forbidden', 401],
  ['Request to https://websocket.toy.test/ failed with status code 401', 401],
  ['socket.toy.test answered HTTP 401', 401],
  ['exit-7.toy.test:8443: Unauthorized', 401],
  ['[POST] "https://toy.test/tunnel/login": 403 Forbidden', 403],
  ['POST /exit/login: HTTP 401', 401],
  ['tunnel:8443 said: HTTP 401', 401],
  ['https://x/tunnel failed: HTTP 401', 401],
  ['http://exit/ 403', 403],
  ['GET https://toy.test/sockets?exit=1: HTTP 403', 403],
  ['/tunnel: HTTP 401', 401],
  ['exit.toy.test answered HTTP 401', 401],
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
  'The process exited with code 401',
  'Child exit code 403',
  'exit status 401',
  'WebSocket closed with code 403',
  'wss://toy.test: WebSocket closed with code 403',
  'tunnel to toy.test:443 failed: HTTP/1.1 403 Forbidden',
  'tunnel:proxy HTTP 403',
  'tunnel: HTTP 403',
  'net.Socket closed with code 401',
  'process.exit was called with code 401',
  'https://toy.test/ over tunnel:proxy: HTTP 403',
  'toy.test: the process exited with code 401',
  'Failed to connect to https://toy.test 443',
  'no answer from http://toy.test/ 401 ms after it was asked',
  '401 ms are over',
  `${' '.repeat(2000)}HTTP 401`,
  'An attempt was made to access a socket in a way forbidden by its access permissions. (os error 10013)',
  'Cross origin http://localhost forbidden',
])('hears none in "%s"', (message) => {
  expect(thrownStatus(new Error(message))).toBeUndefined()
})

it('believes a status that is there more than words', () => {
  const failure = Object.assign(new Error('Forbidden'), { response: { status: 503 } })

  expect(thrownStatus(failure)).toBe(503)
})

it('is not kept busy by words made to keep it busy', () => {
  expect(thrownStatus(new Error('http/'.repeat(200_000)))).toBeUndefined()
})
