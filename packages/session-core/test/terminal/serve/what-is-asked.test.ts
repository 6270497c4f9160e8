import { echo, sendTo, servedFor } from './served.ts'
import { serve, type Served } from '@org/session-core/terminal'
import { afterAll, beforeAll, expect, it } from 'vitest'

let served: Served
beforeAll(async () => {
  served = await serve({ fetch: echo, host: '127.0.0.1', port: 0 })
})
afterAll(() => served.close())

/** What comes back for a request with this first line. */
const said = (line: string, host = 'a.example'): Promise<string> =>
  sendTo(served, `${line} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)

it('hands on method, path, query, headers and body, and sends status, reason, headers and body back', async () => {
  const { origin } = await servedFor(async (request) => {
    const { pathname, search } = new URL(request.url)
    const seen = [request.method, pathname + search, request.headers.get('x-mark'), await request.text()]
    return Response.json(seen, { status: 418, statusText: 'Short and stout', headers: { 'x-tea': 'mint' } })
  })

  const reply = await fetch(`${origin}/a/b?c=%20d`, { method: 'PUT', headers: { 'x-mark': '~' }, body: 'ü' })

  expect(reply).toMatchObject({ status: 418, statusText: 'Short and stout' })
  expect(reply.headers.get('x-tea')).toBe('mint')
  expect(await reply.json()).toEqual(['PUT', '/a/b?c=%20d', '~', 'ü'])
})

it.each(['GET /a', 'OPTIONS /a', 'PROPFIND /a', 'GET http://b.example/a'])('is asked: %s', async (line) => {
  expect(await said(line)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*(?:GET|OPTIONS|PROPFIND) \/a\r\n/)
})

it.each([
  ['TRACE /', 501],
  ['TRACK /', 501],
  ['CONNECT a.example:443', 501],
  ['BREW /', 501],
])('refuses what no Request can say, with a sentence: %s', async (line, status) => {
  const answer = await said(line)

  expect(answer).toContain(`HTTP/1.1 ${status} `)
  expect(answer).toMatch(/"message":"[A-Z][^"]+\."/)
})

it.each([
  ['//', 200],
  ['///', 200],
  ['//b.example/a', 200],
  ['*', 200],
  ['a', 400],
  ['?a', 400],
  ['/\\\\', 200],
  ['/%', 200],
  ['/%00', 200],
  ['http://', 400],
  ['http://[', 400],
  ['http://b.example', 200],
  ['https://b.example:99999/', 400],
  ['ftp://b.example/a', 400],
  ['file:///a', 400],
  ['javascript:alert(1)', 400],
  ['http://user:word@b.example/a', 400],
  ['/a#b', 200],
  [`/${'x'.repeat(10_000)}`, 200],
  [`/${'x'.repeat(65_536)}`, 431],
])('answers whatever is asked for: %s', async (target, status) => {
  const says = status === 200 ? / \/[^ ]*$/ : /"message":"[A-Z][^"]+\."/
  for (const method of ['GET', 'OPTIONS', 'POST']) {
    const answer = await said(`${method} ${target}`)

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toMatch(says)
  }
})

it.each(['//b.example/a', '///b.example/a', '/\\b.example/a', '//b.example:9/a', '//u@b.example/a'])(
  'takes nobody else’s name out of a path: %s',
  async (target) => {
    expect(await said(`GET ${target}`)).toContain('\r\nx-host: a.example\r\n')
  },
)

it.each([
  ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['no host, long ago', 'GET / HTTP/1.0\r\n\r\n', 200],
  ['an empty host', 'GET / HTTP/1.1\r\nhost:\r\nconnection: close\r\n\r\n', 400],
  ['two hosts', 'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n', 200],
  ['a host with an account', 'GET / HTTP/1.1\r\nhost: a:b@c\r\nconnection: close\r\n\r\n', 400],
  ['a host with a path', 'GET / HTTP/1.1\r\nhost: a/b\r\nconnection: close\r\n\r\n', 200],
  ['no path', 'GET  HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400],
])('answers a request with %s', async (_what, request, status) => {
  expect(await sendTo(served, request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
})

it('refuses a host that is none', async () => {
  expect(await said('GET /', '[')).toMatch(/^HTTP\/1\.1 400 [^]*"message":"[A-Z]/)
})
