import { promise } from '../promise.ts'
import { findUsers, searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const handOver: Story = {
  name: 'hand-over',
  title: 'A hand-over that fails half way',
  about:
    'One piece of work needs both: who is in Finance, and which certificates there are. It fails in the middle; both sessions end all the same.',
  run: async (stage) => {
    let reached = 'nothing'

    const work = async (): Promise<void> => {
      await using securid = stage.openSecurId()
      await using appviewx = stage.openAppViewX()

      stage.step('SecurID says who is there.')
      const people = await stage.call(securid, 'hand-over', () => findUsers(securid))
      stage.step('AppViewX says which certificates there are.')
      const certificates = await stage.call(appviewx, 'hand-over', () => searchCertificates(appviewx))
      reached = `${people}, ${certificates}`

      stage.step('Now something else goes wrong.')
      throw new Error('The printer is on fire.')
    }
    const failure: unknown = await work().catch((error: unknown) => error)

    return [
      promise('Both were used', '200, 200', reached),
      promise('The failure reaches the caller', 'The printer is on fire.', (failure as Error).message),
      promise('Sessions alive at SecurID', 0, stage.securid.emulator.liveSessions),
      promise('Sessions alive at AppViewX', 0, stage.appviewx.emulator.liveSessions),
      promise('Logout requests', 2, stage.sent().filter(({ sender }) => sender === 'logout').length),
    ]
  },
}
