import type { ShownSession } from '../../shared/card.ts'
import { LifetimeBar } from './lifetime-bar.tsx'
import { useNow } from './use-now.ts'
import type { JSX } from 'preact'

/** How long the session may live, unused and at all, running down. */
export function Limits({ session }: { readonly session: ShownSession }): JSX.Element {
  const { endsAt, idleUntil, issuedAt = 0 } = session
  const isLimited = idleUntil !== undefined || endsAt !== undefined
  const now = useNow(isLimited, session, 1000)
  if (!isLimited) {
    return <p class="unlimited">The server names no limits: it will say so when the session has ended.</p>
  }

  return (
    <>
      {idleUntil !== undefined && (
        <LifetimeBar label="idle limit" from={issuedAt} until={idleUntil} now={now} />
      )}
      {endsAt !== undefined && (
        <LifetimeBar label="absolute limit" from={issuedAt} until={endsAt} now={now} />
      )}
    </>
  )
}
