import { demoAccounts } from '../shared/demo-accounts.ts'
import type { Playground } from './playground.ts'
import type { PlaygroundSettings } from './settings.ts'

/** What is said once it runs: the addresses, who may sign in, and how to end it. */
export function greeting({ tls, urls: real }: PlaygroundSettings, urls: Playground['urls']): string {
  const appviewx = real.appviewx === undefined ? accountOf('appviewx') : '(a real installation)'
  const securid = real.securid === undefined ? accountOf('securid') : '(a real installation)'
  const note = 'Both emulators speak TLS. Their authority was made just now; the sessions trust nobody else.'

  return [
    '',
    `  Playground  ${urls.page}`,
    `  AppViewX    ${urls.appviewx}  ${appviewx}`,
    `  SecurID     ${urls.securid}  ${securid}`,
    '',
    ...(tls ? [`  ${note}`, ''] : []),
    '  Ctrl+C ends it and logs out of both.',
    '',
  ].join('\n')
}

function accountOf(vendor: keyof typeof demoAccounts): string {
  const [first] = demoAccounts[vendor]
  return first !== undefined && 'username' in first.credentials
    ? `${first.credentials.username} / ${first.credentials.password}`
    : ''
}
