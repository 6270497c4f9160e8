// One process of a fleet. It does what its parent asks, and writes what it saw to a history of its own.
import { toy } from '../../toy-protocol.ts'
import { respClient } from '../resp-client.ts'
import type { Asked, ChildSettings, Told } from './messages.ts'
import { createSession, isSessionError, secret } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { redisStore } from '@org/session-core/redis'
import { share, type SharedStore } from '@org/session-core/share'
import { appendFileSync } from 'node:fs'

const settings = JSON.parse(process.argv[2] ?? '') as ChildSettings
const { credentials, history, key, killAt, name, policy, store, url } = settings
const passed = new Map<string, number>()

/** Ends the process, as nobody can prepare for, at the point that was asked for. */
function point(what: string): void {
  const times = (passed.get(what) ?? 0) + 1
  passed.set(what, times)
  if (killAt === `${what} ${times}`) process.kill(process.pid, 'SIGKILL')
}

function note(what: string): void {
  appendFileSync(
    history,
    `${JSON.stringify({ at: Number(process.hrtime.bigint() / 1000n), who: name, what })}\n`,
  )
}

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

async function openStore(): Promise<SharedStore> {
  if (store.kind === 'files') return fileStore(store.folder)
  let client = await respClient(store.port)
  return redisStore(async (args) => {
    try {
      return await client.send(args)
    } catch (error) {
      if ((error as Error).message === 'connection lost') client = await respClient(store.port)
      throw error
    }
  })
}

const session = createSession(toy(url), {
  credentials,
  share: share({
    store: watched(await openStore()),
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
session.subscribe(({ type }) => {
  if (type !== 'request') note(type)
})

const call = async (): Promise<string> => {
  try {
    return String((await session.fetch('things')).status)
  } catch (error) {
    return isSessionError(error) ? error.code : String(error)
  }
}

const work: Readonly<Record<Asked['do'], (times: number) => Promise<readonly string[]>>> = {
  call: (times) => Promise.all(Array.from({ length: times }, call)),
  leave: async () => [await session.logout()],
  end: async () => [await session.logout({ everywhere: true })],
}

process.on('message', (asked: Asked) => {
  void work[asked.do](asked.times ?? 1).then((outcomes) => {
    for (const outcome of outcomes) note(outcome)
    process.send?.({ id: asked.id, outcomes } satisfies Told)
  })
})
process.on('disconnect', () => process.exit())
process.send?.({ id: 0, outcomes: [] } satisfies Told)
