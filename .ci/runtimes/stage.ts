import type { Vendor } from './vendors.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'

/** What a vendor's server says of itself. */
export interface Truth {
  readonly logins: number
  readonly live: number
  readonly requests: number
  /** Of the newest request. */
  readonly body: string
}

/** What only those backstage can do, to all sessions or to the next request, and what they can wait for. */
export type Cue =
  'expire' | 'expire-with-407' | 'redirect' | 'drop' | 'stall' | 'relent' | 'arrived' | 'left' | 'tell'

/**
 * The servers of both vendors as one `fetch`, in memory or behind a port. Cues are requests too, to
 * `/backstage/<vendor>/<cue>`: so the same story is told both ways by the same lines.
 */
export function createStage(): typeof fetch {
  const servers = { AppViewX: createAppViewXEmulator(), SecurID: createSecurIdEmulator() }
  const instead: ((signal: AbortSignal) => Response | Promise<Response>)[] = []
  let [arrived, left] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]

  /** Answers nothing until the caller leaves. */
  const stall = (signal: AbortSignal): Promise<Response> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        left.resolve(undefined)
        reject(signal.reason as Error)
      })
      arrived.resolve(undefined)
    })

  const play = async (name: Vendor['name'], cue: Cue): Promise<Truth> => {
    const server = servers[name]
    if (cue.startsWith('expire')) server.expireSessions()
    if (cue === 'redirect' || cue === 'drop') server.failNext(cue)
    if (cue === 'expire-with-407') instead.push(() => new Response('Session id is invalid.', { status: 407 }))
    if (cue === 'relent') instead.length = 0
    if (cue === 'arrived') await arrived.promise
    if (cue === 'left') await left.promise
    if (cue === 'stall') {
      ;[arrived, left] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
      instead.push(stall)
    }
    const { liveSessions: live, loginAttempts: logins, requests, requestsSeen } = server
    return { logins, live, requests: requestsSeen, body: requests.at(-1)?.body ?? '' }
  }

  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const [, door, name, cue] = pathname.split('/', 4)
    if (door === 'backstage') return Response.json(await play(name as Vendor['name'], cue as Cue))

    const signal = init?.signal ?? (input instanceof Request ? input.signal : new AbortController().signal)
    const answer = instead.shift()
    if (answer) return answer(signal)
    return door === 'avxapi' ? servers.AppViewX.fetch(input, init) : servers.SecurID.fetch(input, init)
  }
}
