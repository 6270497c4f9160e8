import { securid } from '../lib/session.ts'
import { runReport } from './actions.ts'
import { findUsersReply } from '@org/securid-auth/schemas'

/** A server component: what it shows comes from the server at each visit. */
export default async function Page() {
  const session = await securid()
  const params = { returnColumns: ['user_id', 'first_name', 'last_name'], returnMaxRows: 5 }
  const users = await session.command('findUsers', { params, schema: findUsersReply })

  return (
    <main>
      <h1>People</h1>
      <ul>
        {users.map(({ user_id, first_name, last_name }) => (
          <li key={user_id}>
            {first_name} {last_name}
          </li>
        ))}
      </ul>
      <form action={runReport}>
        <input name="name" aria-label="Report" defaultValue="All User Access" />
        <button>Run the report</button>
      </form>
    </main>
  )
}
