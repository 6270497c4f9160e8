// Run with a directory: a process that holds no session calls once, and prints what it heard.
import { toy } from '../../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../../toy-server.ts'
import { createSession, isSessionError, secret } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { share } from '@org/session-core/share'

const server = createToyServer()
const session = createSession(toy('https://toy.test/base/'), {
  credentials: { username: 'ann', password: toyAccounts['ann']?.password ?? '' },
  transport: server.fetch,
  share: share({
    store: fileStore(process.argv[2] ?? ''),
    name: 'prod/billing',
    secret: secret(new Uint8Array(32).fill(200)),
  }),
})
const outcome = await session.fetch('things').then(
  ({ status }) => ({ status }),
  (error: unknown) => (isSessionError(error) ? error.toJSON() : { name: String(error) }),
)
process.stdout.write(JSON.stringify({ ...outcome, logins: server.loginAttempts }))
