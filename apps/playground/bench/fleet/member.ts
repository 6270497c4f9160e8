import type { StoreAddress } from '../../scenarios/fleet/messages.ts'
import { connectRedis } from '../../scenarios/fleet/redis-client.ts'
import { failureName } from '../../shared/recording/failure-name.ts'
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
  const outcomes = await Promise.all(Array.from({ length: order.times }, call))
  tell({ type: 'done', failures: outcomes.filter((failure) => failure !== undefined), at: machineTime() })
}

/** Calls once; what it failed with, if it did. */
async function call(): Promise<string | undefined> {
  try {
    const json = { input: { category: 'Server' }, filter: { max: '1', start: '1' } }
    await session?.http.post('certificate/search', { json }).text()
    return undefined
  } catch (error) {
    return failureName(error)
  }
}

function open({ url, username, password, store, secret: key, policy }: MemberTerms): Session {
  const shared =
    store &&
    share({
      store: openStore(store),
      name: 'bench/fleet',
      secret: secret(new Uint8Array(Buffer.from(key, 'base64'))),
      policy,
    })
  return createAppViewXSession({ url, credentials: { username, password }, ...(shared && { share: shared }) })
}

function openStore({ kind, path }: StoreAddress): SharedStore {
  return kind === 'files' ? fileStore(path) : redisStore(connectRedis(path))
}

function tell(news: MemberNews): void {
  process.send?.(news)
}
