import { promise } from '../promise.ts'
import { callers, findUsers, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

const rounds = 3

export const expiryUnderLoad: Story = {
  name: 'expiry-under-load',
  title: 'Expiry under load',
  about:
    'Twenty callers at work; three times the server ends every session. Each time one renewal, and no caller notices.',
  run: async (sandbox) => {
    const session = sandbox.openSecurId()
    const answers: string[] = []
    const everybodyCalls = async (): Promise<void> => {
      const round = callers(20).map((caller) => sandbox.call(session, caller, () => findUsers(session)))
      answers.push(...(await Promise.all(round)))
    }

    sandbox.step('Twenty callers, the first round.')
    await everybodyCalls()
    for (let round = 1; round <= rounds; round += 1) {
      sandbox.step(`The server ends every session (${round} of ${rounds}), and all twenty call again.`)
      sandbox.securid.emulator.expireSessions()
      await everybodyCalls()
    }

    return [
      promise('Calls answered', 80, served(answers)),
      promise(
        'Logins at the server: the first, and one per expiry',
        4,
        sandbox.securid.emulator.loginAttempts,
      ),
      promise('Sessions alive at the server', 1, sandbox.securid.emulator.liveSessions),
      promise('The session is in its fourth generation', 4, session.snapshot.generation),
    ]
  },
}
