import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction, type Session } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

describe('a call whose connection fails', () => {
  const failing = (code: string): Session =>
    sessionWith(
      scriptedGateway({
        'certificate/create': () =>
          Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })),
        'certificate/search': () => Promise.reject(new TypeError('terminated')),
        'visualworkflow-request-logs': () => Promise.reject(new TypeError('terminated')),
      }),
    )

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'before anything was sent may be made again: %s',
    async (code) => {
      const failure = await failureOf(callAction(failing(code), 'certificate/create'))

      expect(failure).toMatchObject({ code: 'unreachable', retryable: true, cause: { code } })
      expect(failure).toHaveProperty('message', expect.stringContaining(code))
    },
  )

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE', 'ETIMEDOUT'])(
    'later may have run: %s',
    async (code) => {
      const failure = await failureOf(callAction(failing(code), 'certificate/create'))

      expect(failure).toMatchObject({ code: 'unreachable', retryable: false })
    },
  )

  it('does no harm when it only reads', async () => {
    const session = failing('ECONNRESET')

    const search = await failureOf(callAction(session, 'certificate/search'))
    const logs = await failureOf(callAction(session, 'visualworkflow-request-logs?ids=1', { method: 'GET' }))

    expect([search, logs]).toMatchObject([{ retryable: true }, { retryable: true }])
  })

  it.each([502, 504])(
    'behind a gateway may have run, too, which does no harm to a search: %i',
    async (status) => {
      const answer = (): Response => envelope(status, null)
      const session = sessionWith(
        scriptedGateway({ 'certificate/create': answer, 'certificate/search': answer }),
      )
      const mayRepeat = async (action: string): Promise<unknown> =>
        ((await failureOf(callAction(session, action))) as { readonly retryable?: boolean }).retryable

      expect(await mayRepeat('certificate/create')).toBe(false)
      expect(await mayRepeat('certificate/create?next=certificate/search')).toBe(false)
      expect(await mayRepeat('certificate/search')).toBe(true)
      expect(await mayRepeat('/avxapi/certificate/search?gwkey=k1')).toBe(true)
    },
  )
})
