import type { StoreAddress } from '../../scenarios/fleet/messages.ts'
import { connectRedis } from '../../scenarios/fleet/redis-client.ts'
import { machineTime } from './machine-time.ts'
import type { MemberNews, MemberOrder, MemberTerms } from './messages.ts'
import { createAppViewXSession } from '@org/appviewx-auth'
import { secret, type Session } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { redisStore } from '@org/session-core/redis'
import { share, type SharedStore } from '@org/session-core/share'

/** A process of the fleet: it lives until it is killed, or until whoever started it has ended. */
process.once('disconnect', () => process.exit())
process.on('message', (order) => void obey(order as MemberOrder))

let session: Session | undefined

async function obey(order: MemberOrder): Promise<void> {
  if (order.ask === 'open') {
    session = open(order.terms)
    session.subscribe(({ type }) => {
      if (type === 'login-started') tell({ type: 'logs in' })
    })
    tell({ type: 'opened' })
    return
  }
  const calls = await Promise.all(Array.from({ length: order.times }, isServed))
  tell({ type: 'done', failed: calls.filter((served) => !served).length, at: machineTime() })
}

async function isServed(): Promise<boolean> {
  try {
    const json = { input: { category: 'Server' }, filter: { max: '1', start: '1' } }
    await session?.http.post('certificate/search', { json }).text()
    return true
  } catch {
    return false
  }
}

function open({ url, username, password, store, secret: key, leaseMs }: MemberTerms): Session {
  const shared =
    store &&
    share({
      store: openStore(store),
      name: 'bench/fleet',
      secret: secret(new Uint8Array(Buffer.from(key, 'base64'))),
      policy: { leaseMs },
    })
  return createAppViewXSession({ url, credentials: { username, password }, ...(shared && { share: shared }) })
}

function openStore({ kind, path }: StoreAddress): SharedStore {
  return kind === 'files' ? fileStore(path) : redisStore(connectRedis(path))
}

function tell(news: MemberNews): void {
  process.send?.(news)
}
