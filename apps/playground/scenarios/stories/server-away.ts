import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import { promise } from '../promise.ts'
import { searchCertificates } from '../sample-calls.ts'
import type { Story } from '../story.ts'

export const serverAway: Story = {
  name: 'server-away',
  title: 'The server goes away and comes back',
  about:
    'Nobody answers at the address: callers are told so, the credentials stay good, and the same session works when the server is back.',
  run: async (sandbox) => {
    const { close, emulator, url } = sandbox.appviewx
    const session = sandbox.openAppViewX()

    sandbox.step('The server goes away before anybody has signed in.')
    await close()
    const away = await sandbox.call(session, 'caller 1', () => searchCertificates(session))
    const { phase } = session.snapshot

    sandbox.step('It comes back at the same address.')
    const back = await startAppViewX(Number(new URL(url).port), emulator)
    try {
      const again = await sandbox.call(session, 'caller 2', () => searchCertificates(session))
      const outcome = await session.logout()

      return [
        promise('Who called meanwhile is told', 'unreachable', away),
        promise('The session is not locked by it', 'idle', phase),
        promise('Who calls afterwards is served', '200', again),
        promise('Credentials the server saw', 1, emulator.loginAttempts),
        promise('Logout', 'revoked', outcome),
      ]
    } finally {
      await back.close()
    }
  },
}
