import { failureOf, page, scriptedServer, type Script } from './scripted-server.ts'
import { createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

function sessionWith(transport: typeof fetch): SecurIdSession {
  const credentials = { username: 'user01', password: 'password123' }
  return createSecurIdSession({ url: 'https://instance.securid.com', credentials, transport })
}

describe('a command', () => {
  it('goes out signed, as the reference shows it', async () => {
    const server = scriptedServer({ findUsers: () => Response.json({ findUsers: [] }) })

    await sessionWith(server.fetch).command('findUsers', {
      params: { returnColumns: ['id', 'user_id'], returnMaxRows: 5, ignoreCase: true, title: undefined },
    })

    const call = server.calls.at(-1)
    expect(call?.method).toBe('GET')
    expect(call?.url.search).toBe(
      '?cmd=findUsers&format=json&returnColumns=id%2Cuser_id&returnMaxRows=5&ignoreCase=true',
    )
    expect(call?.headers.get('Authorization')).toBe('Bearer ws1:-1a:2b.34')
    expect(call?.headers.get('Accept')).toBe('application/json')
  })

  it('filters by nothing where a parameter is undefined, and sends the word where a header is', async () => {
    const emulator = createSecurIdEmulator()
    const session = sessionWith(emulator.fetch)
    const everybody = await session.command('findUsers')

    expect(await session.command('findUsers', { params: { user_id: undefined } })).toEqual(everybody)

    const server = scriptedServer({ about: () => Response.json({ data: {} }) })
    await sessionWith(server.fetch).command('about', { headers: { 'x-note': undefined } as never })
    expect(server.calls.at(-1)?.headers.get('x-note')).toBe('undefined')
  })

  it('keeps its token to itself when the server echoes it', async () => {
    const server = scriptedServer({ findUsers: () => page(500, 'No data source for ws1:-1a:2b.34 here') })

    const failure = await failureOf(sessionWith(server.fetch).command('findUsers'))

    expect(failure).toMatchObject({
      code: 'request-refused',
      vendor: { status: 500, message: 'No data source for [secret] here' },
    })
  })

  it('sends a body and headers of its own', async () => {
    const server = scriptedServer({ importWorkflow: () => Response.json({ data: { status: 'success' } }) })

    await sessionWith(server.fetch).command('importWorkflow', {
      body: '<workflow/>',
      headers: { 'X-Note': 'seven' },
    })

    const call = server.calls.at(-1)
    expect([call?.method, call?.body]).toEqual(['POST', '<workflow/>'])
    expect(call?.headers.get('Content-Type')).toBe('application/xml')
    expect(call?.headers.get('X-Note')).toBe('seven')
  })

  it.each<[string, Script['x'], unknown]>([
    ['the data', () => Response.json({ data: { type: 'x', id: '1' } }), { type: 'x', id: '1' }],
    ['what stands under its name', () => Response.json({ x: [{ id: '1' }] }), [{ id: '1' }]],
    ['bare JSON', () => Response.json({ id: '1' }), { id: '1' }],
    [
      'XML that comes all the same',
      () => new Response('<?xml version="1.0"?><a/>'),
      '<?xml version="1.0"?><a/>',
    ],
    ['properties of a server that heeds no format', () => new Response('id=1\n'), { id: '1' }],
    ['nothing', () => new Response(null, { status: 204 }), {}],
  ])('answers with %s', async (_what, x, expected) => {
    const session = sessionWith(scriptedServer({ x }).fetch)

    expect(await session.command('x')).toEqual(expected)
  })

  it('gives its data the type of a schema', async () => {
    const session = sessionWith(createSecurIdEmulator().fetch)
    const schema = v.array(v.object({ id: v.string() }))

    const users = await session.command('findUsers', { params: { returnColumns: 'id' }, schema })

    expect(users.map(({ id }) => typeof id)).toContain('string')
  })

  it('ends with its signal while a schema still waits', async () => {
    const ending = new AbortController()
    const schema = v.pipeAsync(
      v.any(),
      v.checkAsync(() => {
        ending.abort('enough')
        return new Promise(() => {})
      }),
    )
    const session = sessionWith(createSecurIdEmulator().fetch)
    const reading = session.command('findUsers', { schema, signal: ending.signal })

    await expect(reading).rejects.toBe('enough')
  })

  it('says where its data does not fit a schema, and not what stands there', async () => {
    const server = scriptedServer({ findUsers: () => Response.json({ findUsers: [{ id: 'Hunter2' }] }) })
    const schema = v.array(v.object({ id: v.number() }))

    const failure = await failureOf(sessionWith(server.fetch).command('findUsers', { schema }))

    expect(failure).toMatchObject({
      code: 'unexpected-reply',
      message: expect.stringContaining('0.id') as string,
    })
    expect(String(failure)).not.toContain('Hunter2')
  })

  it.each<[string, string, object]>([
    ['a parameter of ours', 'about', { params: { token: 'x' } }],
    ['an unknown option', 'about', { retry: 3 }],
    ['no name', '', {}],
    ['null for options', 'about', null as unknown as object],
    ['a text for options', 'about', 'json' as unknown as object],
  ])('with %s is refused before anything is sent', async (_what, name, options) => {
    const server = scriptedServer()

    const failure = await failureOf(sessionWith(server.fetch).command(name, options))

    expect(failure).toMatchObject({ code: 'invalid-options' })
    expect(server.calls).toEqual([])
  })
})

describe('a session with commands', () => {
  it('shows where it stands, not where it stood', async () => {
    const session = sessionWith(createSecurIdEmulator().fetch)

    await session.login()

    expect(session.snapshot.phase).toBe('active')
  })

  it('ends where it goes out of scope', async () => {
    const server = createSecurIdEmulator()

    {
      await using session = sessionWith(server.fetch)
      await session.command('about')
    }

    expect(server.liveSessions).toBe(0)
  })

  it('lets its functions be handed on', async () => {
    const { command, snapshot } = sessionWith(createSecurIdEmulator().fetch)

    expect(snapshot.phase).toBe('idle')
    expect(await command('about')).toMatchObject({ type: 'about' })
  })
})
