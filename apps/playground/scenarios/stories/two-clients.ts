import { promise } from '../promise.ts'
import { searchCertificates, served } from '../sample-calls.ts'
import type { Story } from '../story.ts'

const turns = 3

export const twoClients: Story = {
  name: 'two-clients',
  title: 'Two clients evict each other',
  about:
    'The server allows one session per user, and two clients share the account. Each call renews at most once: no war of logins.',
  run: async (sandbox) => {
    const server = sandbox.appviewx.emulator
    server.configure({ singleSession: 'newest-wins' })
    const clients = [
      sandbox.openAppViewX({}, { name: 'Client A' }),
      sandbox.openAppViewX({}, { name: 'Client B' }),
    ]
    const answers: string[] = []

    for (let turn = 1; turn <= turns; turn += 1) {
      sandbox.step(`Turn ${turn} of ${turns}: A calls, then B, and each evicts the other.`)
      for (const client of clients) {
        answers.push(await sandbox.call(client, `turn ${turn}`, () => searchCertificates(client)))
      }
    }

    return [
      promise('Calls answered', 2 * turns, served(answers)),
      promise('Logins: never more than one per call', 2 * turns, server.loginAttempts),
      promise('Sessions alive at the server', 1, server.liveSessions),
    ]
  },
}
