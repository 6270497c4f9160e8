import type { AccountCollector } from './account-collector.ts'

/** What a collector collects, in the words of `deleteCollector`, which has none for access to data. Source: G&L 7.5.2, deleteCollector. */
export type CollectorKind =
  | 'Account'
  | 'DataAccess'
  | 'Entitlement'
  | 'Identity'
  | 'MAEDC'
  | 'Metadata'
  | 'Role'

/** Something that can be collected, and what from, where that is one place. */
export type Collector = Pick<AccountCollector, 'name'> & Partial<AccountCollector>

/** The collectors of one server. */
export interface Collectors {
  readonly of: (kind: CollectorKind) => readonly Collector[]
  /** False where there is none of that kind and name. */
  readonly remove: (kind: CollectorKind, name: string) => boolean
}

/** Those given, and beside them one or two of every other kind, most of them by the names of the samples. Source: G&L 7.5.2, Collection. */
export function createCollectors(accounts: readonly AccountCollector[]): Collectors {
  const known: Record<CollectorKind, readonly Collector[]> = {
    Account: accounts,
    DataAccess: [{ name: 'DAG' }],
    Entitlement: [
      { name: 'SAP SuccessFactors EDC', businessSource: 'SAP SuccessFactors' },
      { name: 'Active Directory EDC', businessSource: 'Active Directory' },
    ],
    Identity: [{ name: 'HR Users' }],
    MAEDC: [{ name: 'Sample MAEDC' }],
    Metadata: [{ name: 'AMC 1' }],
    Role: [{ name: 'rdc1' }],
  }

  return {
    of: (kind) => known[kind],
    remove: (kind, name) => {
      const kept = known[kind].filter((collector) => collector.name !== name)
      const isKnown = kept.length < known[kind].length
      known[kind] = kept
      return isKnown
    },
  }
}
