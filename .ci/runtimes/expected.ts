import type { Observed } from './scenes.ts'
import type { Finding } from './story.ts'

/** Where a runtime's own `fetch` is not like the others. */
export type Differences = Partial<Observed>

const observed: Observed = {
  'a burst logs in once': { results: [200], logins: 1, generation: 1, replays: 0 },
  'ky speaks through it': { status: 200, hasText: true },
  'an expiry renews once': { results: [200], logins: 1, generation: 2, replays: 20 },
  'a stream survives a renewal': { result: 200, arrived: true },
  'bodies of every kind arrive': [true, true, true],
  'a caller leaves, and the server sees it': 'AbortError',
  'a redirect is not followed': 302,
  'a connection is lost': { live: 200, result: 'TypeError', sent: 1 },
  'an expiry is told by a 407': 200,
  'a login without an answer ends': { result: 'login-timed-out', outcome: 'already-ended' },
  'a wrong password is sent once': {
    results: ['credentials-rejected', 'credentials-locked'],
    logins: 1,
    outcome: 'already-ended',
  },
  'a logout ends it': { used: 200, outcome: 'revoked', live: 0, afterwards: 'closed' },
  'leaving its block ends it': { used: 200, live: 0 },
}

/** To SecurID, a 407 is some proxy's: an answer like any other. */
const observedAtSecurId: Observed = { ...observed, 'an expiry is told by a 407': 407 }

/** The whole story: in memory the same everywhere, and over transports of ours; over a socket but for what is said of the runtime. */
export const expected = (differences: Differences, transports: readonly string[] = []): Finding => ({
  'AppViewX in memory': observed,
  'AppViewX over a socket': { ...observed, ...differences },
  'AppViewX nowhere': 'unreachable',
  'SecurID in memory': observedAtSecurId,
  'SecurID over a socket': { ...observedAtSecurId, ...differences },
  'SecurID nowhere': 'unreachable',
  ...Object.fromEntries(transports.map((name) => [`AppViewX over ${name}`, observed])),
  ...Object.fromEntries(transports.map((name) => [`SecurID over ${name}`, observedAtSecurId])),
})
