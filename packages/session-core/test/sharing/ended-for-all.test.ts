import { openScene } from './open-scene.ts'
import { expect, it } from 'vitest'

it.each([
  ['as the server granted it', false],
  ['after the server refused it by mistake', true],
])(
  'a session that the store missed is logged out when others end theirs for all: %s',
  async (_how, isRefused) => {
    const { ended, passUntil, server, start } = openScene()
    const [first, next] = [start({ sharing: { withoutStore: 'alone', recheckMs: 1 } }), start()]
    await ended(first.call())
    await ended(next.call())
    const back = first.cut()
    await ended(first.session.renew().then(({ phase }) => phase))
    if (isRefused) {
      server.failNext('unauthorized')
      server.failNext('drop')
      await ended(first.call())
    }
    const during = server.liveSessions
    back()

    const end = await ended(next.session.logout({ everywhere: true }))
    await ended(first.call())
    await passUntil(() => server.liveSessions === 0)

    expect([during, end, first.session.snapshot.phase]).toEqual([2, 'revoked', 'closed'])
  },
)
