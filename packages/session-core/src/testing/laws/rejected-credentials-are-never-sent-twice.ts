import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Whatever asks for a login afterwards fails at once, and nothing reaches the server. */
export const rejectedCredentialsAreNeverSentTwice: SessionLaw = {
  name: 'rejected credentials are never sent twice',
  promise: 7,
  check: async (subject) => {
    const { session, server, call } = setStage(subject, { credentials: subject.credentials.wrong })
    const first = await outcomeOf(call())
    const seen = server.requestsSeen

    const later = [
      await outcomeOf(call()),
      await outcomeOf(session.login()),
      await outcomeOf(session.renew()),
      ...(await Promise.all([outcomeOf(call()), outcomeOf(call())])),
    ]

    expectThat('the server turned them down', first, 'credentials-rejected')
    expectThat('every later call fails at once', [...new Set(later)], ['credentials-locked'])
    expectThat('nothing more is sent', [server.requestsSeen - seen, server.loginAttempts], [0, 1])
    expectThat(
      'the snapshot says so',
      [session.snapshot.phase, session.snapshot.counts.rejections],
      ['locked', 1],
    )
  },
}
