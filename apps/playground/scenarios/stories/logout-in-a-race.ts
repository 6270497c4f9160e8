import { arrivals } from '../arrivals.ts'
import { promise } from '../promise.ts'
import { callers, findUsers, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const logoutInARace: Story = {
  name: 'logout-in-a-race',
  title: 'Logout wins the race',
  about:
    'Somebody logs out while five calls are in flight. They get their answers; whoever comes later is told; nothing stays alive.',
  run: async (sandbox) => {
    const server = sandbox.securid.emulator
    const session = sandbox.openSecurId()
    await session.login()

    sandbox.step('Five calls are in flight.')
    const before = server.requestsSeen
    const releases = callers(5).map(() => server.holdNextReply())
    const inFlight = callers(5).map((caller) => sandbox.call(session, caller, () => findUsers(session)))
    await arrivals(server, before + 5)

    sandbox.step('Somebody logs out, twice, and somebody else still wants something.')
    const logouts = [session.logout(), session.logout()]
    const late = await sandbox.call(session, 'too late', () => findUsers(session))

    sandbox.step('The answers arrive.')
    for (const release of releases) release()
    const answers = await Promise.all(inFlight)
    const outcomes = await Promise.all(logouts)

    return [
      promise('Calls in flight answered', 5, served(answers)),
      promise('Whoever came later is told', 'closed', late),
      promise('Both logouts end alike', 'revoked, revoked', outcomes.join(', ')),
      promise('Sessions alive at the server', 0, server.liveSessions),
      promise('Logout requests', 1, sandbox.sent().filter(({ purpose }) => purpose === 'logout').length),
    ]
  },
}
