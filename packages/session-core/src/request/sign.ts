import type { HeldGrant } from '../grant/held-grant.ts'
import type { Call } from '../http/call.ts'
import type { SessionProtocol } from '../protocol.ts'

/** A call, the grant that signs it, and the one it was refused with before. */
export interface Signing {
  readonly call: Pick<Call, 'headers'>
  readonly held: Pick<HeldGrant, 'grant'>
  readonly refused: Pick<HeldGrant, 'grant'> | undefined
}

/** Writes the key into a call's headers. */
export function sign(
  protocol: Pick<SessionProtocol<unknown, unknown>, 'sign'>,
  { call: { headers }, held, refused }: Signing,
): void {
  // Another kind of key may travel in another header: the old one must not stay behind.
  if (refused) {
    const written = new Headers()
    protocol.sign(written, refused.grant.key.reveal())
    for (const name of written.keys()) headers.delete(name)
  }
  protocol.sign(headers, held.grant.key.reveal())
}
