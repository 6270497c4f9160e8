import {
  wantsOtp,
  confesses,
  chatty,
  scene,
  failureOf,
  otpThen,
  assertClean,
  forever,
  brokenStream,
  platformHeaders,
  type Scene,
} from './fixtures/chatty-scene.ts'
import { confession, sentinels } from './fixtures/sentinels.ts'
import { credentials } from './fixtures/talkative.ts'
import { expect, it } from 'vitest'

const loginFailures: readonly (readonly [string, () => Scene, string])[] = [
  ['is rejected', () => scene({ '/login': confesses(401) }), 'credentials-rejected'],
  ['is refused', () => scene({ '/login': confesses(423) }), 'login-refused'],
  ['is answered with nonsense', () => scene({ '/login': confesses(200) }), 'unexpected-reply'],
  [
    'is redirected',
    () =>
      scene({
        '/login': () => Response.redirect(`https://x.test/?${encodeURIComponent(sentinels.password)}`),
      }),
    'unexpected-reply',
  ],
  ['cannot connect', () => scene({ '/login': chatty }), 'unreachable'],
  ['breaks off', () => scene({ '/login': () => new Response(brokenStream()) }), 'unreachable'],
  [
    'is answered at length',
    () => scene({ '/login': () => new Response(confession.repeat(4000)) }),
    'unexpected-reply',
  ],
  [
    'is granted a token that no header carries',
    () => scene({ '/login': () => Response.json({ token: `${sentinels.token}\n.` }) }),
    'unexpected-reply',
  ],
  [
    'is refused after a one-time password',
    () => scene({ '/login': otpThen(confesses(401)) }),
    'credentials-rejected',
  ],
  ['cannot connect after a one-time password', () => scene({ '/login': otpThen(chatty) }), 'unreachable'],
  ['is asked for two', () => scene({ '/login': wantsOtp }), 'challenge-unanswered'],
  [
    'is asked for one, and its owner fails',
    () => scene({ '/login': wantsOtp }, { onChallenge: () => Promise.reject(new Error(confession)) }),
    'challenge-unanswered',
  ],
  [
    'has a provider that fails',
    () => scene({}, { credentials: () => Promise.reject(new Error(confession)) }),
    'unreachable',
  ],
  [
    'takes too long',
    () => scene({ '/login': forever }, { policy: { loginDeadlineMs: 1, drainMs: 1 } }),
    'login-timed-out',
  ],
  [
    'has a secret that no header carries',
    () =>
      scene(
        {},
        {
          credentials: { ...credentials, clientId: `\n${sentinels.clientSecret}` },
          transport: platformHeaders,
        },
      ),
    'unreachable',
  ],
]

it.each(loginFailures)('prints no secret when a login %s', async (_what, open, code) => {
  const { session, events } = open()
  const failures = [await failureOf(session.login()), await failureOf(session.fetch('x'))]

  expect(failures[0]).toMatchObject({ name: 'SessionError', code })
  assertClean([failures, events, session, session.snapshot])
})
