import { toyScene } from './toy-scene.ts'
import { SessionError, withoutKey } from '@org/session-core'
import { expect, it } from 'vitest'

const refusal = (message: string): SessionError =>
  new SessionError('request-refused', { protocol: 'toy', message, vendor: { status: 400, message } })

it('hands on what some work brought', async () => {
  const { session } = toyScene()

  await expect(withoutKey(session, () => Promise.resolve('fine'))).resolves.toBe('fine')
})

it('takes the key that is held out of an error of ours, and keeps the rest', async () => {
  const { session } = toyScene()
  await session.login()

  const work = withoutKey(session, () => Promise.reject(refusal('Not with token-of-ann-1.')))

  await expect(work).rejects.toMatchObject({
    code: 'request-refused',
    message: 'Not with [secret].',
    vendor: { status: 400, message: 'Not with [secret].' },
  })
})

it('takes the key out, too, that was refused last', async () => {
  const { session, server, wire } = toyScene()
  await session.login()
  server.expireSessions()
  wire.every(({ url }) => url.endsWith('/login')).drop()
  await session.fetch('things').catch(() => {})

  const work = withoutKey(session, () => Promise.reject(refusal('Not with token-of-ann-1.')))

  await expect(work).rejects.toThrow('Not with [secret].')
})

it('takes the key out, too, that was replaced while a slow call was under way', async () => {
  const { session } = toyScene()
  await session.login()

  const work = withoutKey(session, async () => {
    await session.renew()
    await session.renew()
    throw refusal('Not with token-of-ann-1, nor with token-of-ann-3.')
  })

  await expect(work).rejects.toThrow('Not with [secret], nor with [secret].')
})

it('takes the key out of what fails after the logout, which may not have reached the server', async () => {
  const { session, wire } = toyScene()
  await session.login()

  const work = withoutKey(session, async () => {
    wire.every(({ url }) => url.endsWith('/login')).drop()
    await session.logout({ drainMs: 0 })
    throw refusal('Not with token-of-ann-1.')
  })

  await expect(work).rejects.toThrow('Not with [secret].')
})

it.each([
  ['an error that is not ours', toyScene().session, new TypeError('token-of-ann-1')],
  ['one of ours, where there is no session to ask', {}, refusal('token-of-ann-1')],
])('hands on %s as it is', async (_what, session, failure) => {
  await expect(withoutKey(session, () => Promise.reject(failure))).rejects.toBe(failure)
})
