import { envelope, failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { callAction } from '@org/appviewx-auth'
import { describe, expect, it } from 'vitest'

const own = '0f8fad5b-d9cb-469f-a165-70867728950e'
const foreign = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const login = (): Response => envelope(200, { sessionId: own })

/** What an error of a call says when the gateway says this. */
async function wordsOf(message: string): Promise<string | undefined> {
  const session = sessionWith(scriptedGateway({ login, search: () => envelope(400, null, { message }) }))
  const failure = (await failureOf(callAction(session, 'search'))) as { vendor?: { message?: string } }
  return failure.vendor?.message
}

describe('A known gap of SECURITY is open; who closes it takes its line out:', () => {
  it('the bare UUID of another session is not recognised; that of this one is', async () => {
    expect(await wordsOf(`not ${foreign}, but ${own}`)).toBe(`not ${foreign}, but [secret]`)
  })

  it('the last letters of a password are not recognised; the first ones with a sign that there were more are', async () => {
    expect(await wordsOf('it ends with @123')).toBe('it ends with @123')
    expect(await wordsOf('it begins with Passwo…')).toBe('[secret]')
  })

  it('ky prints a reason phrase; session.fetch makes no error of it', async () => {
    const echo = ({ headers }: { readonly headers: Headers }): Response =>
      new Response(null, { status: 500, statusText: `of ${headers.get('sessionid')}` })
    const session = sessionWith(scriptedGateway({ login, search: echo }))

    const failure = await failureOf(session.http.get('search'))

    expect(String(failure)).toContain(own)
    expect((await session.fetch('avxapi/search')).status).toBe(500)
  })
})
