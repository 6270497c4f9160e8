import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const helloBoth: Story = {
  name: 'hello-both',
  title: 'Hello, both',
  about: 'Signs in to both, makes calls through an expiry, and signs out of both. Nobody mentions a token.',
  run: async (sandbox) => {
    const [appviewx, securid] = [sandbox.openAppViewX(), sandbox.openSecurId()]

    sandbox.step('The first call signs in.')
    const first = await Promise.all([
      sandbox.call(appviewx, 'caller 1', () => searchCertificates(appviewx)),
      sandbox.call(securid, 'caller 1', () => findUsers(securid)),
    ])

    sandbox.step('Both servers expire their sessions; the same calls again.')
    sandbox.appviewx.emulator.expireSessions()
    sandbox.securid.emulator.expireSessions()
    const second = await Promise.all([
      sandbox.call(appviewx, 'caller 2', () => searchCertificates(appviewx)),
      sandbox.call(securid, 'caller 2', () => findUsers(securid)),
    ])

    sandbox.step('Both sign out.')
    const outcomes = await Promise.all([appviewx.logout(), securid.logout()])

    return [
      promise('The first calls are answered', '200, 200', first.join(', ')),
      promise('The calls after the expiry are answered', '200, 200', second.join(', ')),
      promise('Logins at AppViewX: the first, and one renewal', 2, sandbox.appviewx.emulator.loginAttempts),
      promise('Logins at SecurID: the first, and one renewal', 2, sandbox.securid.emulator.loginAttempts),
      promise('Both servers say that they ended the session', 'revoked, revoked', outcomes.join(', ')),
    ]
  },
}
