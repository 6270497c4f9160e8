import type { SecurIdSession } from '@org/securid-auth'

/** Your code: it takes a session, and knows nothing of logins. */
export async function countUsers(session: SecurIdSession): Promise<number> {
  const users = await session.command('findUsers')
  return (users as readonly unknown[]).length
}
