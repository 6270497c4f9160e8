import { loaded } from '../errors/loaded.ts'
import { assertOpen, type GrantStore, waitWhileOpen } from '../grant/grant-store.ts'
import { lateKy } from '../http/late-ky.ts'
import { ownSignal } from '../http/own-signal.ts'
import { loadKy } from '../http/rooms.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { KyInstance } from 'ky'

/** What `session.http` resolves against, and who may end it. */
export interface Place extends GrantStore {
  readonly url: URL
  readonly protocol: Pick<SessionProtocol<never, never>, 'basePath'>
}

/** ky over a session's fetch. It never sees a credential, so neither do its errors. */
export function createSessionHttp(place: Place, fetch: typeof globalThis.fetch): KyInstance {
  const { url, protocol, fail } = place
  // A text: ky makes nothing of a URL that is merged with another one.
  const baseUrl = new URL(protocol.basePath ?? '', url).href
  return lateKy(
    async () => (await loaded(fail, loadKy())).bareKy({ baseUrl, fetch }),
    async (there, signal) => {
      const own = ownSignal(signal)
      assertOpen(place)
      // What was over before is for ky to tell, to hooks too.
      return waitWhileOpen(place, there(), own?.aborted ? undefined : own)
    },
  )
}
