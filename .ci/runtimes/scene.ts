import type { Command, ServerState } from './vendor-servers.ts'
import type { Endpoint, Vendor } from './vendors.ts'
import { isSessionError, type Session } from '@org/session-core'

/** What a customer has, and what the server did meanwhile. */
export interface Scene {
  readonly vendor: Vendor
  readonly endpoint: Endpoint
  readonly session: Session
  readonly command: (command: Command) => Promise<ServerState>
}

/** As made-up as the right ones. */
export const wrongPassword = 'wr0ng-Passw0rd'

type Init = RequestInit & { readonly duplex?: 'half' }

/** One call to its end: the status, or the name or code of the failure. */
export async function call(
  { vendor, session }: Pick<Scene, 'vendor' | 'session'>,
  init?: Init,
): Promise<number | string> {
  const { body, path, type } = vendor.call
  try {
    const response = await session.fetch(path, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      ...init,
    })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    // Whatever the platform shows of an error, the password is not in it.
    console.log(error)
    return isSessionError(error) ? error.code : (error as Error).name
  }
}
