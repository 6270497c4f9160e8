import { addressOf, admin, login } from './by-hand.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { describe, expect, it } from 'vitest'

const create = (options: unknown): unknown => Reflect.apply(createAppViewXEmulator, undefined, [options])
const one = { commonName: 'a.example' }

describe('an option of the AppViewX emulator that no server could have is a TypeError', () => {
  it.each([
    [
      'a status without a body',
      { otpStatus: 204 },
      /options\.otpStatus must be .* 200 to 599 .*body, not 204/,
    ],
    ['another one', { refusalStatus: 304 }, /options\.refusalStatus must be .*body, not 304/],
    [
      'an action behind itself',
      { actions: { 'avxapi/a': () => null } },
      /its name must be the path behind 'avxapi\/'/,
    ],
    ['a path that leads out', { basePath: '/a/../b' }, /options\.basePath must be a path/],
    ['a promise of options', Promise.resolve({}), /options must be an object, not a Promise/],
    [
      'the end of days',
      { certificates: [{ ...one, validTo: 8.64e15 }] },
      /\[0\]\.validTo must be a whole number from 0 to 253402300799000/,
    ],
    [
      'a date',
      { certificates: [{ ...one, validTo: new Date() }] },
      /validTo must be a whole number.*not a Date/,
    ],
    [
      'half a letter',
      { certificates: [{ commonName: '\u{D800}' }] },
      /\[0\]\.commonName must be a text of whole letters/,
    ],
    [
      'an end before the beginning',
      { certificates: [one, { ...one, validFrom: 2e12, validTo: 1e12 }] },
      /\[1\]\.validTo must not be before its validFrom/,
    ],
    [
      'an id twice',
      { certificates: [one, { ...one, resourceId: 'r' }, { ...one, resourceId: 'r' }] },
      /\[2\]\.resourceId is another certificate's, too/,
    ],
    [
      'a UUID twice',
      {
        certificates: [
          { ...one, uuid: 'u' },
          { ...one, uuid: 'u' },
        ],
      },
      /\[1\]\.uuid is another certificate's, too/,
    ],
  ])('%s', (_what, options, message) => {
    expect(() => create(options)).toThrow(TypeError)
    expect(() => create(options)).toThrow(message)
  })

  it('a user to lock where there are none', () => {
    expect(() => createAppViewXEmulator({ accounts: [] }).lock('admin')).toThrow(
      /must be one of none at all, not 'admin'/,
    )
  })
})

describe('a name that an address writes in another way', () => {
  it.each(['zertifikat/prüfen', 'zertifikat/pr%C3%BCfen', 'a|b', '証明書'])(
    'is an action: %s',
    async (action) => {
      const server = createAppViewXEmulator({ actions: { [action]: () => new Response('found') } })

      const reply = await server.fetch(addressOf(action), { method: 'POST', headers: admin })

      expect(await reply.text()).toBe('found')
    },
  )

  it.each(['/gate way', '/tür', '/t%C3%BCr', '/a|b', '/%'])('is a base path: %s', async (basePath) => {
    const server = createAppViewXEmulator({ basePath })

    const reply = await server.fetch(`https://avx.example${basePath}/avxapi/login?gwsource=web`, {
      method: 'POST',
      headers: admin,
    })

    expect(reply.status).toBe(200)
  })

  it.each([203, 226, 401, 599])('may stand beside a status that has a body: %i', async (refusalStatus) => {
    const accounts = [{ username: 'a', password: 'b', standing: 'disabled' }] as const
    const server = createAppViewXEmulator({ accounts, refusalStatus })

    expect((await login(server, { username: 'a', password: 'b' })).status).toBe(refusalStatus)
  })
})
