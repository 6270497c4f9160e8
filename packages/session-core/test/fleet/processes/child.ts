// One process of a fleet. It does what its parent asks, and writes what it saw to a history of its own.
import { toy } from '../../toy-protocol.ts'
import { addToHistory } from './history.ts'
import type { Asked, ChildSettings, Told } from './messages.ts'
import { noteStalls } from './note-stalls.ts'
import { openStore } from './open-store.ts'
import { createSession, isSessionError, secret } from '@org/session-core'
import { share, type SharedStore } from '@org/session-core/share'

const settings = JSON.parse(process.argv[2] ?? '') as ChildSettings
const { clockAheadMs = 0, credentials, history, key, killAt, name, policy, stopAt, store, url } = settings
const wall = Date.now
Date.now = () => wall() + clockAheadMs
const passed = new Map<string, number>()

/** Ends the process, or stops it, as nobody can prepare for, at the point that was asked for. */
function point(what: string): void {
  const times = (passed.get(what) ?? 0) + 1
  passed.set(what, times)
  const place = `${what} ${times}`
  if (place === killAt) {
    addToHistory(history, { who: 'world', what: 'killed' })
    process.kill(process.pid, 'SIGKILL')
  }
  if (place !== stopAt) {
    return
  }

  addToHistory(history, { who: 'world', what: 'stopped' })
  process.kill(process.pid, 'SIGSTOP')
}

const note = (what: string, more: { readonly about?: string; readonly by?: string } = {}): void =>
  addToHistory(history, { who: name, what, ...more })

// A lease is renewed three times within its time.
noteStalls((policy.leaseMs ?? Infinity) / 3, (ms) => note('stalled', { about: String(Math.ceil(ms * 1000)) }))

function watched(inner: SharedStore): SharedStore {
  const around =
    <Args extends readonly unknown[], Reply>(what: string, call: (...args: Args) => Promise<Reply>) =>
    async (...args: Args): Promise<Reply> => {
      point(`before ${what}`)
      const reply = await call(...args)
      point(`after ${what}`)
      return reply
    }
  return { read: around('read', inner.read), swap: around('swap', inner.swap) }
}

const session = createSession(toy(url), {
  credentials,
  // The checker of histories counts logins, and says how many may be.
  policy: { loginBudget: { max: 1000, perMs: 60_000 } },
  share: share({
    store: watched(await openStore(store)),
    name: 'processes',
    secret: secret(Uint8Array.from(Buffer.from(key, 'hex'))),
    policy,
  }),
  transport: async (input, init) => {
    const isLogin = input.endsWith('/login') && init.method === 'POST'
    if (isLogin) point('before login')
    const response = await fetch(input, init)
    if (isLogin) point('after login')
    return response
  },
})
note('joined', { about: credentials.username })
session.subscribe(({ type }) => {
  if (type !== 'request') note(type)
})

const call = async (): Promise<string> => {
  try {
    return String((await session.fetch('things', { headers: { 'x-who': name } })).status)
  } catch (error) {
    if (isSessionError(error)) return error.code
    const { cause } = error as { readonly cause?: unknown }
    return `${String(error)} (${String(cause)})`
  }
}

const work: Readonly<Record<Asked['do'], (times: number) => Promise<readonly string[]>>> = {
  call: (times) => Promise.all(Array.from({ length: times }, call)),
  leave: async () => [await session.logout()],
  end: async () => {
    const outcome = await session.logout({ everywhere: true })
    note('ended-for-all')
    return [outcome]
  },
}

process.on('message', (asked: Asked) => {
  void work[asked.do](asked.times ?? 1).then((outcomes) => {
    const by = asked.do === 'call' ? 'asked' : undefined
    for (const outcome of outcomes) note(outcome, { ...(by && { by }) })
    process.send?.({ id: asked.id, outcomes } satisfies Told)
  })
})
process.on('disconnect', () => process.exit())
process.send?.({ id: 0, outcomes: [] } satisfies Told)
