import { failureOf, scriptedGateway, sessionWith } from './scripted-gateway.ts'
import { manualClock } from '@org/session-core/testing'
import { expect, it } from 'vitest'

it.each(['', '{"response":null,"message":"Login fai'])(
  'A login that was answered with a refusal locks, also when the body stalls after "%s"',
  async (text) => {
    const clock = manualClock()
    const stalling = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) => {
            if (text !== '') controller.enqueue(new TextEncoder().encode(text))
          },
        }),
        { status: 401 },
      )
    const server = scriptedGateway({ login: stalling })
    const session = sessionWith(server, { clock })

    const first = failureOf(session.login())
    await clock.advance(5000)

    expect(await first).toMatchObject({ code: 'login-refused', vendor: { status: 401 } })
    expect(await failureOf(session.login())).toMatchObject({ code: 'credentials-locked' })
    expect(server.actions()).toEqual(['login'])
  },
)
