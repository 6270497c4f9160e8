import { promise } from '../promise.ts'
import { callers, searchCertificates, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const fiftyCallers: Story = {
  name: 'fifty-callers',
  title: 'Fifty callers, one login',
  about: 'Fifty calls start at once, and nobody is signed in. One login serves them all.',
  run: async (sandbox) => {
    const session = sandbox.openAppViewX()

    sandbox.step('Fifty callers want certificates, at the same moment.')
    const answers = await Promise.all(
      callers(50).map((caller) => sandbox.call(session, caller, () => searchCertificates(session))),
    )

    return [
      promise('Calls answered', 50, served(answers)),
      promise('Logins at the server', 1, sandbox.appviewx.emulator.loginAttempts),
      promise('Requests at the server: a login and fifty calls', 51, sandbox.appviewx.emulator.requestsSeen),
      promise('Sessions alive at the server', 1, sandbox.appviewx.emulator.liveSessions),
    ]
  },
}
