import type { Server } from '../server.ts'

/** What a 409 calls it: collections of identities and their unification wait for each other. Source: G&L 7.5.2, collectIdentities. */
export const identityWork = 'Identity Collections and/or Unification'

/** The run that unifies; `collectIdentities` names no source for it. */
export const unification = ['Unification', 'Identity Unification'] as const

/** Whether identities are being collected or unified. */
export const isIdentityWorkQueued = ({ collectors, runs }: Server): boolean =>
  runs.isQueued(...unification) ||
  collectors.of('Identity').some(({ name }) => runs.isQueued('Identity', name))
