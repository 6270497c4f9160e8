import { bareKy } from '../http/bare-ky.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { KyInstance } from 'ky'

/** What `session.http` resolves against. */
export interface Place {
  readonly url: URL
  readonly protocol: Pick<SessionProtocol<never, never>, 'basePath'>
}

/** ky over a session's fetch. It never sees a credential, so neither do its errors. */
export function createSessionHttp({ url, protocol }: Place, fetch: typeof globalThis.fetch): KyInstance {
  return bareKy({ baseUrl: new URL(protocol.basePath ?? '', url), fetch })
}
