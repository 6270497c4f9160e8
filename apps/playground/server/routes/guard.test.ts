import { guard } from './guard.ts'
import { Hono } from 'hono'
import { expect, it } from 'vitest'

const app = new Hono()
app.use(guard)
app.get('/', (context) => context.text('page'))
app.post('/', (context) => context.text('done'))

const own = { host: '127.0.0.1:4173' }
const json = { ...own, 'content-type': 'application/json' }

it.each([
  ['its own page', { method: 'GET', headers: own }, 200],
  [
    'its own page by another name of this machine',
    { method: 'GET', headers: { host: 'localhost:4173' } },
    200,
  ],
  ['a rebound name', { method: 'GET', headers: { host: 'evil.example:4173' } }, 403],
  ['a name that only begins like ours', { method: 'GET', headers: { host: '127.0.0.1.evil.example' } }, 403],
  ['nobody in particular', { method: 'GET', headers: {} }, 403],
  ['another site that reads', { method: 'GET', headers: { ...own, origin: 'https://evil.example' } }, 403],
  [
    'another port of this machine',
    { method: 'POST', headers: { ...json, origin: 'http://127.0.0.1:8443' } },
    403,
  ],
  ['a page without an origin', { method: 'POST', headers: { ...json, origin: 'null' } }, 403],
  ['its own page that posts', { method: 'POST', headers: { ...json, origin: 'http://127.0.0.1:4173' } }, 200],
  [
    'another site that only reads',
    { method: 'GET', headers: { ...own, 'sec-fetch-site': 'cross-site' } },
    403,
  ],
  [
    'another port that only reads',
    { method: 'GET', headers: { ...own, 'sec-fetch-site': 'same-site' } },
    403,
  ],
  ['a person who typed the address', { method: 'GET', headers: { ...own, 'sec-fetch-site': 'none' } }, 200],
  ['its own script', { method: 'POST', headers: { ...json, 'sec-fetch-site': 'same-origin' } }, 200],
  ['a form', { method: 'POST', headers: { ...own, 'content-type': 'text/plain' } }, 415],
])('answers %s as it should', async (_who, request, status) => {
  const reply = await app.request('/', request)

  expect(reply.status).toBe(status)
})

it('allows no script, style or connection but its own', async () => {
  const reply = await app.request('/', { headers: own })

  expect(reply.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "worker-src 'self'; connect-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
})
