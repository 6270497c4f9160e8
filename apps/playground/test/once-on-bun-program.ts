// Run by Bun, with a server's address and its control door: commands over a connection that breaks without an answer.
import { callAction, createAppViewXSession } from '@org/appviewx-auth'
import { callCommand, createSecurIdSession } from '@org/securid-auth'
import type { Session } from '@org/session-core'

const [name = '', url = '', door = ''] = process.argv.slice(2)

type Call = () => Promise<unknown>

async function drop(call: Call): Promise<void> {
  await fetch(`${door}/knobs/failNext`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '["drop-reply"]',
  })
  await call().then(
    () => console.log('answered'),
    (error: unknown) => console.log((error as { code?: string }).code),
  )
}

async function tell(session: Session, [first, ...calls]: readonly Call[]): Promise<void> {
  for (const call of calls) {
    // So that there is a connection that was used before.
    await first?.()
    await drop(call)
  }
  await session.logout()
}

if (name === 'securid-auth') {
  const session = createSecurIdSession({ url, credentials: { username: 'user01', password: 'password123' } })
  await tell(session, [
    () => callCommand(session, 'about'),
    () => callCommand(session, 'runReport', { params: { name: 'r' } }),
    () => callCommand(session, 'processRule', { params: { name: 'r' } }),
  ])
} else {
  const session = createAppViewXSession({ url, credentials: { username: 'admin', password: 'Password@123' } })
  const json = { input: { category: 'Server' }, filter: { max: '1', start: '1' } }
  await tell(session, [
    () => callAction(session, 'certificate/search', { json }),
    () => callAction(session, 'certificate/create', { json: {} }),
    () => callAction(session, 'certificate/thing', { json: {}, method: 'PUT' }),
    () => callAction(session, 'certificate/thing', { method: 'DELETE' }),
  ])
}
