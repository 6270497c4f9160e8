import { purposeOf } from './request-purpose.ts'
import { expect, it } from 'vitest'

it.each([
  ['/avxapi/login?gwsource=external', 'login', { vendor: 'appviewx', renewing: false, sent: 0 }],
  ['/gateway/avxapi/login?gwsource=external', 'renewal', { vendor: 'appviewx', renewing: true, sent: 0 }],
  ['/avxapi/acctmgmt-get-service-token', 'login', { vendor: 'appviewx', renewing: false, sent: 0 }],
  ['/avxapi/acctmgmt-perform-logout', 'logout', { vendor: 'appviewx', renewing: true, sent: 1 }],
  ['/avxapi/certificate/search', 'call', { vendor: 'appviewx', renewing: true, sent: 0 }],
  ['/avxapi/certificate/search', 'replay', { vendor: 'appviewx', renewing: true, sent: 1 }],
  ['/aveksa/command.submit?cmd=loginUser', 'renewal', { vendor: 'securid', renewing: true, sent: 1 }],
  [
    '/aveksa/command.submit?cmd=getSecuritySettings',
    'settings',
    { vendor: 'securid', renewing: false, sent: 0 },
  ],
  ['/aveksa/command.submit?cmd=keepAlive', 'keepAlive', { vendor: 'securid', renewing: true, sent: 0 }],
  ['/aveksa/command.submit?cmd=findUsers', 'replay', { vendor: 'securid', renewing: true, sent: 1 }],
  ['/aveksa/command.submit?cmd=toString', 'call', { vendor: 'securid', renewing: false, sent: 0 }],
] as const)('%s is sent for %s', (path, purpose, { renewing, sent, vendor }) => {
  expect(purposeOf(vendor, new URL(path, 'http://any'), { renewing, call: { sent } })).toBe(purpose)
})
