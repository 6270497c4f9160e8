import type { Vendor } from './vendors.ts'
import { createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator } from '@org/securid-auth/emulator'

/** What a vendor's server counts. */
export interface ServerState {
  readonly logins: number
  readonly live: number
  readonly requests: number
  /** Of the newest request that is no logout. */
  readonly body: string
}

/** What a scene can do to a server's sessions or to its next request, what it can wait for, and what it can ask. */
export type Command =
  | 'expire'
  | 'expire-with-407'
  | 'redirect'
  | 'drop'
  | 'stall'
  | 'relent'
  | 'arrived'
  | 'left'
  | 'report'

/**
 * The servers of both vendors as one `fetch`, in memory or behind a port. Commands are requests too, to
 * `/control/<vendor>/<command>`: so the same lines run both ways.
 */
export function createVendorServers(): typeof fetch {
  const servers = { AppViewX: createAppViewXEmulator(), SecurID: createSecurIdEmulator() }
  const faults: ('redirect' | 'drop')[] = []
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

  const obey = async (name: Vendor['name'], command: Command): Promise<ServerState> => {
    const server = servers[name]
    if (command.startsWith('expire')) server.expireSessions()
    if (command === 'redirect' || command === 'drop') faults.push(command)
    if (command === 'expire-with-407')
      instead.push(() => new Response('Session id is invalid.', { status: 407 }))
    if (command === 'relent') instead.length = 0
    if (command === 'arrived') await arrived.promise
    if (command === 'left') await left.promise
    if (command === 'stall') {
      ;[arrived, left] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
      instead.push(stall)
    }
    const { liveSessions: live, loginAttempts: logins, requests, requestsSeen } = server
    return {
      logins,
      live,
      requests: requestsSeen,
      body: requests.findLast(({ path }) => !isLogout(path))?.body ?? '',
    }
  }

  return async (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input)
    const [, first, name, command] = pathname.split('/', 4)
    if (first === 'control') return Response.json(await obey(name as Vendor['name'], command as Command))

    const signal = init?.signal ?? (input instanceof Request ? input.signal : new AbortController().signal)
    const server = servers[first === 'avxapi' ? 'AppViewX' : 'SecurID']
    if (isLogout(pathname + search)) return server.fetch(input, init)

    const answer = instead.shift()
    if (answer) return answer(signal)
    const fault = faults.shift()
    if (fault) server.failNext(fault)
    return server.fetch(input, init)
  }
}

/** What was refused is logged out in the background, at any moment: it is not what a scene waits for. */
function isLogout(path: string): boolean {
  return /logout/i.test(path)
}
