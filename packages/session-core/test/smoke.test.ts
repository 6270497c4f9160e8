import { createSession } from '@org/session-core'
import { expect, it } from 'vitest'
import { toy } from './toy-protocol.ts'

it('smokes', async () => {
  let logins = 0
  const live = new Set<string>()
  const transport: typeof fetch = async (input, init) => {
    const r = new Request(input, init)
    const p = new URL(r.url).pathname
    await new Promise((f) => setTimeout(f, 5))
    if (p === '/login' && r.method === 'POST') {
      const b = await r.json() as any
      if (b.password !== 'p') return new Response('no', { status: 401 })
      const token = 't' + ++logins
      live.add(token)
      return Response.json({ token })
    }
    const t = r.headers.get('x-toy')!
    if (!live.has(t)) return new Response('gone', { status: 401 })
    if (p === '/login') { live.delete(t); return new Response() }
    return new Response(r.method + ' ' + (await r.text()))
  }
  const session = createSession(toy('https://toy.test'), { credentials: { username: 'u', password: 'p' }, transport })
  session.subscribe((e) => console.log(e))
  const all = await Promise.all(Array.from({ length: 20 }, () => session.fetch('x')))
  expect(all.every((r) => r.ok)).toBe(true)
  expect(logins).toBe(1)
  live.clear()
  const texts = await Promise.all(Array.from({ length: 20 }, async (_, i) => session.http.post('y', { json: { i } }).text()))
  expect(texts[3]).toBe('POST {"i":3}')
  expect(logins).toBe(2)
  live.clear()
  expect(await (await session.fetch(new Request('https://toy.test/z', { method: 'POST', body: 'hi' }))).text()).toBe('POST hi')
  console.log(session.snapshot, session)
  expect(await session.logout()).toBe('revoked')
  expect(live.size).toBe(0)
  await expect(session.fetch('x')).rejects.toMatchObject({ code: 'closed' })
})
