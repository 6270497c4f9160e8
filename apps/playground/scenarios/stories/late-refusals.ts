import { arrivals } from '../arrivals.ts'
import { promise } from '../promise.ts'
import { callers, searchCertificates, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const lateRefusals: Story = {
  name: 'late-refusals',
  title: 'Five late refusals, one renewal',
  about:
    'Five calls are refused, four of them only after the session was renewed. Those four replay without another login.',
  run: async (sandbox) => {
    const server = sandbox.appviewx.emulator
    const session = sandbox.openAppViewX()
    await session.login()

    sandbox.step('The session expires; five calls are under way, and the server keeps its refusals back.')
    server.expireSessions()
    const [releaseFirst, ...releaseLate] = callers(5).map(() => server.holdNextReply())
    const before = server.requestsSeen
    const [first, ...late] = callers(5).map((caller) =>
      sandbox.call(session, caller, () => searchCertificates(session)),
    )
    await arrivals(server, before + 5)

    sandbox.step('The first refusal arrives: one renewal.')
    releaseFirst?.()
    const answers = [(await first) ?? '']

    sandbox.step('The other four refusals arrive, too late to matter.')
    for (const release of releaseLate) release()
    answers.push(...(await Promise.all(late)))

    const refused = sandbox.sent().filter(({ purpose, status }) => purpose === 'call' && status === 401)
    return [
      promise('Calls answered', 5, served(answers)),
      promise('Logins at the server: the first, and one renewal', 2, server.loginAttempts),
      promise('Replays', 5, session.snapshot.counts.replays),
      promise('Requests that were refused', 5, refused.length),
    ]
  },
}
