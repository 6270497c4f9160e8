import { record, text, type Rule } from '@org/session-core/emulator'

/** A source of accounts that `collectAccounts` can run, by its own name or its business source's. */
export interface AccountCollector {
  readonly name: string
  /** What it collects from. */
  readonly businessSource: string
}

/** A collector as it is given. */
export const collectorRule: Rule<AccountCollector> = record({ name: text, businessSource: text }, [
  'name',
  'businessSource',
])

/** What can be collected when nobody says otherwise. */
export const defaultCollectors: readonly AccountCollector[] = [
  { name: 'SAP SuccessFactors ADC', businessSource: 'SAP SuccessFactors' },
  { name: 'Active Directory ADC', businessSource: 'Active Directory' },
  { name: 'Collector1', businessSource: 'Human Resources' },
]
