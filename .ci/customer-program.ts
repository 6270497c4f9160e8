/** What a customer's compiler reads: public names only. What it would do is told elsewhere. */
export const program = `
import { createAppViewXSession } from '@org/appviewx-auth'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdSession } from '@org/securid-auth'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'
import { createSession, isSessionError, type Session } from '@org/session-core'
import { nodeTransport } from '@org/session-core/node'
import { sessionLaws } from '@org/session-core/testing'

const gateway = createAppViewXEmulator()
const appviewx = createAppViewXSession({
  url: 'https://appviewx.example:31443',
  credentials: { username: 'admin', password: 'Password@123' },
  transport: gateway.fetch,
})
const governance = createSecurIdEmulator()
const securid = createSecurIdSession({
  url: 'https://instance.securid.example',
  credentials: { username: 'user01', password: 'password123' },
  transport: governance.fetch,
})

// As @types/bun has it: the platform's fetch can do more than a transport needs to.
declare global {
  namespace fetch {
    function preconnect(url: string): void
  }
}
const arrow = (input: string, init: RequestInit): Promise<Response> => gateway.fetch(input, init)
const perhaps = <Value>(value: Value): Value | undefined => (gateway.liveSessions < 0 ? value : undefined)
createAppViewXSession({
  url: 'https://appviewx.example:31443',
  credentials: { username: 'admin', password: 'Password@123' },
  transport: arrow,
  gwkey: perhaps('tenant'),
  onOtp: perhaps(() => Promise.resolve('123456')),
  policy: { drainMs: perhaps(100), loginBudget: perhaps({ max: 1, perMs: 1 }) },
})
createSecurIdSession({
  url: new URL('https://instance.securid.example'),
  credentials: { username: 'user01', password: 'password123', authSource: perhaps('AD') },
  transport: perhaps(globalThis.fetch),
  clock: perhaps({ wall: Date.now, monotonic: () => performance.now(), sleep: () => Promise.resolve() }),
})

const certificates: Response = await appviewx.http.post('certificate/search', { json: { input: {}, filter: {} } })
const users: unknown = await securid.command('findUsers')
const outcomes = [await appviewx.logout(), await securid.logout()]
const isClosed: boolean = await appviewx.login().then(() => false, isSessionError)
const laws: readonly { readonly name: string }[] = sessionLaws
const transport: typeof fetch = nodeTransport()
const session: Session = isClosed ? appviewx : securid
// As a library writes it that has no ky of its own.
export const http: Session['http'] = session.http.extend({ retry: 2 })
console.log(certificates.status, users, outcomes.join(), laws.length, transport.name, typeof createSession, session)
`
