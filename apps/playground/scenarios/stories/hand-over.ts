import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const handOver: Story = {
  name: 'hand-over',
  title: 'A hand-over that fails half way',
  about:
    'One piece of work needs both: who is in Finance, and which certificates there are. It fails in the middle; both sessions end all the same.',
  run: async (sandbox) => {
    let reached = 'nothing'

    const work = async (): Promise<void> => {
      await using securid = sandbox.openSecurId()
      await using appviewx = sandbox.openAppViewX()

      sandbox.step('SecurID says who is there.')
      const people = await sandbox.call(securid, 'hand-over', () => findUsers(securid))
      sandbox.step('AppViewX says which certificates there are.')
      const certificates = await sandbox.call(appviewx, 'hand-over', () => searchCertificates(appviewx))
      reached = `${people}, ${certificates}`

      sandbox.step('Now something else goes wrong.')
      throw new Error('The printer is on fire.')
    }
    const failure: unknown = await work().catch((error: unknown) => error)

    return [
      promise('Both were used', '200, 200', reached),
      promise('The failure reaches the caller', 'The printer is on fire.', (failure as Error).message),
      promise('Sessions alive at SecurID', 0, sandbox.securid.emulator.liveSessions),
      promise('Sessions alive at AppViewX', 0, sandbox.appviewx.emulator.liveSessions),
      promise('Logout requests', 2, sandbox.sent().filter(({ purpose }) => purpose === 'logout').length),
    ]
  },
}
