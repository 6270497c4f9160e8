import type { Session } from '../../session.ts'
import type { Terminal } from '../terminal.ts'
import { watchWire } from './watch-wire.ts'
import { describe, expect, it } from 'vitest'

it('hides a one-time password from when it is given, however short', async () => {
  let said = ''
  const stderr = { write: (text: string) => void (said += text) }
  const wire = watchWire({ stderr, env: {} } as unknown as Terminal, { password: 'Password@123' })
  wire.hide('482913')
  const answer = Response.json({ response: null, message: 'The OTP 482913 is wrong' })
  const response = await wire.through(() => Promise.resolve(answer))('https://a.example/avxapi/login')
  await response.text()
  await wire.told()

  expect(said).not.toContain('482913')
  expect(said).toContain('[secret]')
})

describe('The answer of a login', () => {
  /** What is printed of a login, and of a request that is signed with what it granted. */
  async function printed(login: Response, key?: string): Promise<string> {
    let said = ''
    const stderr = { write: (text: string) => void (said += text) }
    const wire = watchWire({ stderr, env: {} } as unknown as Terminal, {})
    const answers = [login, Response.json({ found: 1 })]
    const send = wire.through(() => Promise.resolve(answers.shift() ?? new Response()))
    await send('https://gateway.example/avxapi/login')
    if (key !== undefined)
      await send('https://gateway.example/avxapi/search', { headers: { sessionId: key } })
    await wire.told()
    return said
  }

  it.each([
    'ACC_AUTH_022',
    '2026-11-26T16:00:00.000Z',
    'https://sso.example.com/v2/login',
    'ann01@example.com',
  ])('is shown with what is no secret in it: %s', async (value) => {
    const text = await printed(
      Response.json({
        response: { status: value, 'token-lifespan-timeout': '480', note: `see ${value}.` },
      }),
    )

    expect(text).toContain(`"status": "${value}"`)
    expect(text).toContain(`"note": "see ${value}."`)
    expect(text).toContain('"token-lifespan-timeout": "480"')
  })

  it.each(['qhZkTwPaLmRbXe', 'abcdefgh', 'k3-9x', '4f2a99871c0d3e55'])(
    'is shown without what it granted, wherever it stands and whatever it looks like: %s',
    async (key) => {
      const text = await printed(Response.json({ data: { anything: key }, note: `take ${key}` }), key)

      expect(text).not.toContain(key)
      expect(text).toContain('"found": 1')
    },
  )

  it('is shown before a person is asked for more', async () => {
    let said = ''
    const stderr = { write: (text: string) => void (said += text) }
    const wire = watchWire({ stderr, env: {} } as unknown as Terminal, {})
    let tell = (_event: { readonly type: string }): void => {}
    const subscribe = (listener: typeof tell): (() => void) => {
      tell = listener
      return () => {}
    }
    wire.follow({ subscribe } as unknown as Session)
    await wire.through(() => Promise.resolve(Response.json({ status: 'OTP_REQUIRED' })))(
      'https://gateway.example/avxapi/login',
    )
    tell({ type: 'challenge' })
    await new Promise((resolve) => setTimeout(resolve, 20))

    expect(said).toMatch(/OTP_REQUIRED[^]*\* challenge/)
  })
})
