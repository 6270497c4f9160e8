import { toy } from '../toy-protocol.ts'
import { createToyServer } from '../toy-server.ts'
import { createSession, SessionError, type SessionOptions } from '@org/session-core'
import { type Product, runTerminal, type Terminal } from '@org/session-core/terminal'
import { Readable } from 'node:stream'

/** The toy on a command line. */
const toyProduct: Product = {
  command: 'toy-auth',
  title: 'The toy',
  version: '1.2.3',
  variables: {
    url: 'TOY_URL',
    username: 'TOY_USERNAME',
    password: 'TOY_PASSWORD',
    clientId: 'TOY_CLIENT_ID',
    clientSecret: 'TOY_CLIENT_SECRET',
  },
  options: { colour: { type: 'string', value: 'name', meaning: 'Which toy.' } },
  call: { noun: 'thing', options: {}, examples: [`things --body '${'x'.repeat(60)}'`] },
  emulatorPort: 1234,
  load: () =>
    Promise.resolve({
      readEnvironment: ({ TOY_URL: url, TOY_USERNAME: username, TOY_PASSWORD: password }) => {
        if (url && username && password) return { url, credentials: { username, password } }
        throw new SessionError('invalid-options', {
          protocol: 'toy',
          message: 'Set TOY_URL, TOY_USERNAME, TOY_PASSWORD.',
        })
      },
      protocol: ({ url }) => toy(url) as never,
      open: ({ url, credentials }, _values, options) =>
        createSession(toy(url), { ...options, credentials } as SessionOptions<{
          username: string
          password: string
        }>),
      send: async (session, { name, signal }) => ({
        data: await (await session.fetch(name, { signal })).text(),
      }),
      sessionHeaders: ['x-toy'],
      doctor: {
        probe: () => Promise.resolve({ isProduct: true, summary: 'A toy.' }),
        use: (session) => session.fetch('things'),
        harmless: ['things', {}],
        notes: () => [],
        program: ({ url }) => `toy(${JSON.stringify(url)})`,
      },
      loadEmulator: () =>
        Promise.resolve(() => {
          const server = createToyServer()
          return {
            fetch: server.fetch,
            accounts: ['ann'],
            knobs: {
              expireSessions: { meaning: 'Ends all.', takes: [], turn: server.expireSessions },
              holdNextReply: { meaning: 'Waits.', takes: [], turn: server.holdNextReply },
              advance: {
                meaning: 'Later.',
                takes: [{ title: 'milliseconds', type: 'number' }],
                turn: server.advance,
              },
            },
            state: () => ({ liveSessions: server.liveSessions, loginAttempts: server.loginAttempts }),
          }
        }),
    }),
}

/** What one run wrote, and how it ended. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process. */
export async function typed(
  args: readonly string[],
  {
    env = {},
    input = '',
    isTTY = false,
  }: { env?: Terminal['env']; input?: string | Readable; isTTY?: boolean } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' }
  const output = (stream: 'stdout' | 'stderr'): Terminal['stdout'] => ({
    isTTY,
    write: (text) => (written[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text)),
  })
  const code = await runTerminal(toyProduct, {
    args,
    env,
    stdin: typeof input === 'string' ? Readable.from([input]) : input,
    stdout: output('stdout'),
    stderr: output('stderr'),
  })
  return { code, ...written }
}
