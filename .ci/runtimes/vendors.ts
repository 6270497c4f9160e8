import { createAppViewXSession } from '@org/appviewx-auth'
import { createSecurIdSession } from '@org/securid-auth'
import type { Session, SessionPolicy } from '@org/session-core'

/** Where a session is opened; over the platform's own `fetch` if no other is given. */
export interface Endpoint {
  readonly url: string
  readonly transport?: typeof fetch
  readonly policy?: Partial<SessionPolicy>
}

/** One vendor as its customers use it. */
export interface Vendor {
  readonly name: 'AppViewX' | 'SecurID'
  /** Made up, and used for nothing else: whoever reads it in an output has found a leak. */
  readonly password: string
  readonly open: (endpoint: Endpoint, password: string) => Session
  /** A call that any signed-in user may make. */
  readonly call: { readonly path: string; readonly type: string; readonly body: string }
}

export const vendors: readonly Vendor[] = [
  {
    name: 'AppViewX',
    password: 'Password@123',
    open: (endpoint, password) =>
      createAppViewXSession({ ...endpoint, credentials: { username: 'admin', password } }),
    call: {
      path: 'avxapi/certificate/search',
      type: 'application/json',
      body: '{"payload":{"input":{"category":"Server"},"filter":{"max":1,"start":1}}}',
    },
  },
  {
    name: 'SecurID',
    password: 'password123',
    open: (endpoint, password) =>
      createSecurIdSession({ ...endpoint, credentials: { username: 'user01', password } }),
    call: {
      path: 'aveksa/command.submit?cmd=importMetadata&format=json',
      type: 'application/xml',
      body: '<entry>Grüße</entry>',
    },
  },
]
