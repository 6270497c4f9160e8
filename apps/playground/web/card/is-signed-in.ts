import type { Card } from '../../shared/card.ts'

/** Whether somebody is signed in, or was until a moment ago and can be again. */
export const isSignedIn = ({ session }: Card): boolean =>
  session !== undefined && session.phase !== 'closed' && session.generation > 0
