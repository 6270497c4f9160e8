import { toy } from '../toy-protocol.ts'
import { createToyServer, toyAccounts } from '../toy-server.ts'
import { createSession, type Session } from '@org/session-core'
import { createSessionPool } from '@org/session-core/pool'
import { makeCall } from '@org/session-core/vendor'
import { setImmediate } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'

/** A body whose writer takes his time. */
function slowBody(): { readonly upload: RequestInit; readonly finish: () => Promise<void> } {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  return {
    upload: { method: 'POST', body: readable, duplex: 'half' } as RequestInit,
    finish: async () => {
      await writer.write(new TextEncoder().encode('written later'))
      await writer.close()
    },
  }
}

/** Until what was begun has come as far as it comes by itself. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
}

interface Waiting {
  readonly answer: Promise<unknown>
  /** Lets it go on. */
  readonly goOn: () => Promise<void>
}

/** What a call may wait for while nothing of it is on its way, and with which answers before. */
const waits: readonly (readonly [string, readonly ResponseInit[], (session: Session) => Waiting])[] = [
  [
    'the body of its Request',
    [],
    (session) => {
      const { upload, finish } = slowBody()
      return { answer: session.fetch(new Request('https://toy.test/base/things', upload)), goOn: finish }
    },
  ],
  [
    'the rest of a stream that was refused',
    [{ status: 401 }],
    (session) => {
      const { upload, finish } = slowBody()
      return { answer: session.fetch('things', upload), goOn: finish }
    },
  ],
  [
    'the time that the server asked for',
    [{ status: 429, headers: { 'retry-after': '1' } }],
    (session) => {
      const things = {
        protocol: 'toy',
        name: 'things',
        onlyReads: true,
        request: ['things', {}],
        options: { retry: { limit: 1 } },
      } as const
      const answer = makeCall(session, things, {
        readReply: (response) => Promise.resolve(response),
        readResult: () => 'done',
      })
      return { answer, goOn: async () => {} }
    },
  ],
]

it.each(waits)('a pool logs nobody out whose call waits for %s', async (_what, first, begin) => {
  const server = createToyServer()
  const answers = [...first]
  const opened: Session[] = []
  const pool = createSessionPool(
    (username: string) => {
      const session = createSession(toy('https://toy.test/base/'), {
        credentials: { username, password: toyAccounts[username]?.password ?? '' },
        transport: async (href, init) => {
          const early = href.endsWith('/login') ? undefined : answers.shift()
          return early ? new Response('', early) : server.fetch(href, init)
        },
      })
      opened.push(session)
      return session
    },
    { key: (username) => username, max: 1 },
  )
  const { answer, goOn } = begin(pool.of('ann'))
  await vi.waitFor(() => expect(answers).toEqual([]))
  await settle()
  await pool.of('bob').fetch('things')

  await goOn()

  await expect(answer).resolves.toBeDefined()
  expect(opened[0]?.snapshot).toMatchObject({ phase: 'active' })
  expect(opened).toHaveLength(2)
  await pool[Symbol.asyncDispose]()
})
