import { failureOf, page, type Script, scriptedServer } from './scripted-server.ts'
import { getLoginInstructions } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

const url = 'https://instance.securid.com'
const ask = (transport: typeof fetch): ReturnType<typeof getLoginInstructions> =>
  getLoginInstructions({ url, transport })

describe('the login instructions', () => {
  it('come without a session, as the server wrote them', async () => {
    const server = createSecurIdEmulator({
      loginTexts: { instructions: '<script>alert(1)</script> = &amp;' },
    })

    const instructions = await ask(server.fetch)

    expect(instructions).toEqual({
      usernameLabel: 'User Name',
      passwordLabel: 'Password',
      instructions: '<script>alert(1)</script> = &amp;',
    })
    expect(server.loginAttempts).toBe(0)
  })

  it('are understood in properties, without a type line', async () => {
    const answer = 'instructions=\nusername-label=User Name\npassword-label=Password\n'
    const server = scriptedServer({ getLoginInstructions: () => new Response(answer) })

    expect(await ask(server.fetch)).toEqual({
      usernameLabel: 'User Name',
      passwordLabel: 'Password',
      instructions: '',
    })
  })

  it.each<[string, Script[string], object]>([
    [
      '403',
      () => page(403, 'Back at noon.'),
      { code: 'request-refused', vendor: { status: 403, message: 'Back at noon.' } },
    ],
    [
      '404',
      () => page(404, 'Not Found'),
      { message: 'SecurID refused getLoginInstructions (HTTP 404). Check url.' },
    ],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: 'https://sso.example/' } }),
      { code: 'unexpected-reply' },
    ],
    ['a page', () => page(200, 'Welcome'), { code: 'unexpected-reply' }],
    ['no labels', () => Response.json({ data: {} }), { code: 'unexpected-reply' }],
    [
      'an endless answer',
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })),
      { code: 'unexpected-reply' },
    ],
    [
      'an answer that breaks off',
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('lost')) })),
      { code: 'unreachable' },
    ],
    [
      'no connection',
      () => Promise.reject(new TypeError('fetch failed')),
      { code: 'unreachable', retryable: true },
    ],
  ])('fail with a typed error on %s', async (_what, ...[getInstructions, expected]) => {
    const server = scriptedServer({ getLoginInstructions: getInstructions })

    expect(await failureOf(ask(server.fetch))).toMatchObject(expected)
    expect(server.calls).toHaveLength(1)
  })

  it('can be called off', async () => {
    const server = createSecurIdEmulator()
    const release = server.holdNextReply()
    const caller = new AbortController()

    const answer = failureOf(getLoginInstructions({ url, transport: server.fetch, signal: caller.signal }))
    caller.abort(new Error('no longer needed'))

    expect(await answer).toMatchObject({ message: 'no longer needed' })
    release()
  })

  it.each([{}, { url: '' }, { url: 'http://instance.securid.com' }, { url, format: 'json' }])(
    'are not asked for with %j',
    async (options) => {
      expect(await failureOf(getLoginInstructions(options as never))).toMatchObject({
        code: 'invalid-options',
      })
    },
  )
})
