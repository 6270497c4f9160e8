import type { AccountCollector, SecurIdEmulatorOptions, SecurIdTrustedApp, SecurIdUser } from './options.ts'

/** `options` with everything said; what stays optional is what may be absent for good. */
export type Settings = Required<Omit<SecurIdEmulatorOptions, 'appLifespanMinutes'>> &
  Pick<SecurIdEmulatorOptions, 'appLifespanMinutes'>

const users: readonly SecurIdUser[] = [
  { username: 'user01', password: 'password123' },
  { username: 'user02', password: 'password456' },
  { username: 'user03', password: 'password789', authSource: 'Corporate AD' },
]

const trustedApps: readonly SecurIdTrustedApp[] = [
  {
    clientId: '624366536445383500',
    clientSecret: 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456',
  },
]

const collectors: readonly AccountCollector[] = [
  { name: 'SAP SuccessFactors ADC', businessSource: 'SAP SuccessFactors' },
  { name: 'Active Directory ADC', businessSource: 'Active Directory' },
  { name: 'Collector1', businessSource: 'Human Resources' },
]

/** A default installation, changed by what `options` says. */
export function settle(options: SecurIdEmulatorOptions): Settings {
  const said = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

  return {
    users,
    trustedApps,
    idleMinutes: 10,
    lifespanMinutes: 120,
    lockAfter: 0,
    lockMinutes: 15,
    loginTexts: {},
    queryToken: 'accepted',
    appLoginReply: 'bare',
    appTokenRefusal: 'invalid-or-expired',
    methods: 'documented',
    endedToken: 'unauthorized',
    access: 'open',
    forbidden: [],
    workflowOnly: [],
    forbiddenReports: ['Restricted Report'],
    collectors,
    ...said,
  }
}
