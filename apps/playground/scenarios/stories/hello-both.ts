import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const helloBoth: Story = {
  name: 'hello-both',
  title: 'Hello, both',
  about: 'Signs in to both, makes calls through an expiry, and signs out of both. Nobody mentions a token.',
  run: async (stage) => {
    const [appviewx, securid] = [stage.openAppViewX(), stage.openSecurId()]

    stage.step('The first call signs in.')
    const first = await Promise.all([
      stage.call(appviewx, 'caller 1', () => searchCertificates(appviewx)),
      stage.call(securid, 'caller 1', () => findUsers(securid)),
    ])

    stage.step('Both servers expire their sessions; the same calls again.')
    stage.appviewx.emulator.expireSessions()
    stage.securid.emulator.expireSessions()
    const second = await Promise.all([
      stage.call(appviewx, 'caller 2', () => searchCertificates(appviewx)),
      stage.call(securid, 'caller 2', () => findUsers(securid)),
    ])

    stage.step('Both sign out.')
    const outcomes = await Promise.all([appviewx.logout(), securid.logout()])

    return [
      promise('The first calls are answered', '200, 200', first.join(', ')),
      promise('The calls after the expiry are answered', '200, 200', second.join(', ')),
      promise('Logins at AppViewX: the first, and one renewal', 2, stage.appviewx.emulator.loginAttempts),
      promise('Logins at SecurID: the first, and one renewal', 2, stage.securid.emulator.loginAttempts),
      promise('Both servers say that they ended the session', 'revoked, revoked', outcomes.join(', ')),
    ]
  },
}
