import { expectThat } from '../law-failure.ts'
import type { SessionLaw } from '../law.ts'
import { outcomeOf } from '../outcome.ts'
import { setStage } from '../stage.ts'

/** Another host, port or scheme, or a URL with user info, fails before anything is sent anywhere. */
export const credentialsNeverLeaveTheirOrigin: SessionLaw = {
  name: 'credentials never leave their origin',
  promise: 10,
  check: async (subject) => {
    const { session, url, wire } = setStage(subject)
    const { host, pathname } = new URL(url)
    const addresses = [
      '//stranger.example',
      String.raw`https:\\stranger.example`,
      `https://${host}:8443`,
      `http://${host}`,
      `https://${host}.stranger.example`,
      `https://someone:secret@${host}`,
      `https://someone@${host}`,
      `https://${host}@stranger.example`,
      `blob:https://${host}`,
    ]
    const stranger = `https://stranger.example${pathname}`

    const outcomes = await Promise.all([
      ...addresses.map((address) => outcomeOf(session.fetch(address + pathname))),
      ...[stranger, new URL(stranger), new Request(stranger)].map((input) => outcomeOf(session.fetch(input))),
    ])

    expectThat('each is refused', [...new Set(outcomes)], ['foreign-origin'])
    expectThat('nothing was sent, not even a login', wire.passed.length, 0)
  },
}
