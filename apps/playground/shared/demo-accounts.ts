import type { Credentials } from './credentials.ts'
import type { VendorName } from './vendor.ts'

/** An account that an emulator knows, made up and public. */
export interface DemoAccount {
  readonly title: string
  readonly credentials: Credentials
}

/** Whom the emulators know from the start. */
export const demoAccounts: Readonly<Record<VendorName, readonly DemoAccount[]>> = {
  appviewx: [
    { title: 'admin', credentials: { username: 'admin', password: 'Password@123' } },
    {
      title: 'mfa.user, with a one-time password',
      credentials: { username: 'mfa.user', password: 'Password@456' },
    },
    {
      title: 'demo-service, a service account',
      credentials: { clientId: 'demo-service', clientSecret: 'Secret@789' },
    },
  ],
  securid: [
    { title: 'user01', credentials: { username: 'user01', password: 'password123' } },
    {
      title: 'user03 of Corporate AD',
      credentials: { username: 'user03', password: 'password789', authSource: 'Corporate AD' },
    },
    {
      title: 'a trusted application',
      credentials: {
        clientId: '624366536445383500',
        clientSecret: 'auth31a0b1c2d3e4f5a6b7c8:1a2b3c4d:18a00000000:-7fec0.1234567890123456',
      },
    },
  ],
}
