import { failureName } from '../../shared/recording/failure-name.ts'
import { searchCertificates } from '../sample-calls.ts'
import type { FleetTerms, PodNews, PodOrder, StoreAddress } from './messages.ts'
import { connectRedis } from './redis-client.ts'
import { createAppViewXSession } from '@org/appviewx-auth'
import { secret, type Session } from '@org/session-core'
import { fileStore } from '@org/session-core/file'
import { redisStore } from '@org/session-core/redis'
import { share, type SharedStore } from '@org/session-core/share'
import { Buffer } from 'node:buffer'
import process from 'node:process'

// A process of the fleet: it lives until it is killed, or until whoever started it has ended.
process.on('SIGINT', () => {})
process.once('disconnect', () => process.exit())
process.on('message', (order) => void obey(order as PodOrder))

let session: Session | undefined

async function obey(order: PodOrder): Promise<void> {
  if (order.ask === 'open') {
    session = open(order.terms)
    session.subscribe(({ type }) => tell({ type: 'event', event: type }))
    tell({ type: 'opened' })
    return
  }
  if (session === undefined) return
  tell({ type: 'done', outcome: await outcomeOf(session, order.ask) })
}

async function outcomeOf(opened: Session, ask: Exclude<PodOrder['ask'], 'open'>): Promise<string> {
  try {
    if (ask === 'log out for all') return await opened.logout({ everywhere: true })

    const reply = await searchCertificates(opened)
    await reply.body?.cancel()
    return String(reply.status)
  } catch (error) {
    return failureName(error)
  }
}

function open({ leaseMs, password, secret: key, store, url, username }: FleetTerms): Session {
  return createAppViewXSession({
    url,
    credentials: { username, password },
    share: share({
      store: openStore(store),
      name: 'demo/fleet',
      secret: secret(new Uint8Array(Buffer.from(key, 'base64'))),
      policy: { leaseMs },
    }),
  })
}

const openStore = ({ kind, path }: StoreAddress): SharedStore =>
  kind === 'files' ? fileStore(path) : redisStore(connectRedis(path))

function tell(news: PodNews): void {
  process.send?.(news)
}
