import { transport } from './server.ts'
import { createSecurIdSession, isSessionError } from '@org/securid-auth'
import process from 'node:process'

/** What the scheduler should do: 75 means try again later, 78 means that a person has to act. */
const exitCodeOf = (error: unknown): number => (isSessionError(error) && error.retryable ? 75 : 78)

try {
  await using session = createSecurIdSession({
    url: process.env['SECURID_URL'] ?? 'https://instance.securid.example',
    credentials: {
      username: process.env['SECURID_USERNAME'] ?? 'user01',
      password: process.env['SECURID_PASSWORD'] ?? 'password123',
    },
    transport,
  })
  const users = await session.command('findUsers', {
    params: { returnColumns: ['user_id', 'is_terminated'] },
  })
  const left = (users as { is_terminated?: string }[]).filter((user) => user.is_terminated === 'True')
  console.log('left:', left.length)
} catch (error) {
  console.error(isSessionError(error) ? `${error.code}: ${error.message}` : error)
  process.exitCode = exitCodeOf(error)
}
