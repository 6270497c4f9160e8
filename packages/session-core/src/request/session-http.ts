import { loaded } from '../errors/loaded.ts'
import type { Fail } from '../errors/session-error.ts'
import { lateKy } from '../http/late-ky.ts'
import { loadKy } from '../http/rooms.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { KyInstance } from 'ky'

/** What `session.http` resolves against. */
export interface Place {
  readonly url: URL
  readonly protocol: Pick<SessionProtocol<never, never>, 'basePath'>
  readonly fail: Fail
}

/** ky over a session's fetch. It never sees a credential, so neither do its errors. */
export function createSessionHttp(
  { url, protocol, fail }: Place,
  fetch: typeof globalThis.fetch,
): KyInstance {
  const baseUrl = new URL(protocol.basePath ?? '', url)
  return lateKy(async () => (await loaded(fail, loadKy())).bareKy({ baseUrl, fetch }))
}
