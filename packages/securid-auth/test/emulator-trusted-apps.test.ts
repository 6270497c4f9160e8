import { appHeaders, commandUrl, pageText } from './emulator-calls.ts'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { describe, expect, it } from 'vitest'

describe('loginTrustedApp', () => {
  it.each([
    ['bare', 'json', /^\{"token":"ta[^"]+"\}$/],
    ['wrapped', 'json', /^\{"data":\{"type":"loginTrustedApp","token":"ta[^"]+"\}\}$/],
    ['bare', 'properties', /^token=ta[^\n]+\n$/],
  ] as const)('answers %s in %s', async (appLoginReply, format, expected) => {
    const server = createSecurIdEmulator({ appLoginReply })

    const reply = await server.fetch(`${commandUrl}?cmd=loginTrustedApp&format=${format}`, {
      method: 'POST',
      headers: appHeaders,
    })

    expect(await reply.text()).toMatch(expected)
  })

  it.each([
    ['no headers', {}],
    ['no secret', { ClientId: appHeaders.ClientId }],
    ['the secret of another', { ...appHeaders, ClientId: '1' }],
  ])('turns down %s', async (_what, headers) => {
    const server = createSecurIdEmulator()

    const reply = await server.fetch(`${commandUrl}?cmd=loginTrustedApp`, { method: 'POST', headers })

    expect(reply.status).toBe(401)
    expect(await pageText(reply)).toBe('Application could not be validated Query String=cmd=loginTrustedApp')
  })
})
