import { createSecurIdSession, type SecurIdSession } from '@org/securid-auth'
import { isSessionError } from '@org/session-core'

/** What a Worker is told of its life. */
interface WorkerContext {
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** One for all visitors, as long as the Worker lives. */
let session: SecurIdSession | undefined

const open = (url: string): SecurIdSession =>
  createSecurIdSession({
    url,
    credentials: { username: 'user01', password: 'password123' },
    policy: { loginDeadlineMs: 2000, drainMs: 200 },
  })

const works: Readonly<Record<string, (used: SecurIdSession) => Promise<unknown>>> = {
  call: (used) => used.command('about'),
  renew: (used) => used.renew(),
  logout: (used) => used.logout(),
}

/** How it ended, in a word: `served`, what a logout came to, a session error's code, or words of the platform's. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    const value = await work
    return typeof value === 'string' ? value : 'served'
  } catch (error) {
    return isSessionError(error) ? error.code : String(error)
  }
}

// What workerd asks for.
// oxlint-disable-next-line import/no-default-export
export default {
  /**
   * `/call`, `/renew`, `/logout`. With `/leave/` before it the answer comes at once, and whatever was begun dies with the
   * request; with `/linger/`, once its message has arrived at the server.
   */
  async fetch(request: Request, _environment: unknown, context: WorkerContext): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const [name = '', way = ''] = pathname.split('/').toReversed()
    session ??= open(searchParams.get('origin') ?? '')
    const work = works[name]
    if (!work) return new Response('no such work')

    const outcome = outcomeOf(work(session))
    if (way === '') return new Response(await outcome)
    // Its message arrives, and then nobody is there to hear the answer.
    const arrived = new URL('/control/SecurID/arrived', searchParams.get('origin') ?? '')
    if (way === 'linger') context.waitUntil(fetch(arrived, { method: 'POST' }))
    return new Response('left')
  },
}
