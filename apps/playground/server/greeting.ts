import { demoAccounts } from '../shared/demo-accounts.ts'
import type { Playground } from './playground.ts'
import type { PlaygroundSettings } from './settings.ts'

/** What is said once it runs: the addresses, who may sign in, and how to end it. */
export function greeting({ urls: real }: PlaygroundSettings, { ca, urls }: Playground): string {
  const appviewx = real.appviewx === undefined ? accountOf('appviewx') : '(a real installation)'
  const securid = real.securid === undefined ? accountOf('securid') : '(a real installation)'

  return [
    '',
    `  Playground  ${urls.page}`,
    `  AppViewX    ${urls.appviewx}  ${appviewx}`,
    `  SecurID     ${urls.securid}  ${securid}`,
    '',
    ...(ca === undefined ? [] : authorityLines(ca)),
    '  Ctrl+C ends it and logs out of both.',
    '',
  ].join('\n')
}

const authorityLines = (ca: string): readonly string[] => [
  '  The emulators speak TLS. Their authority was made just now; the sessions trust nobody else.',
  '  For curl --cacert, doctor --ca, NODE_EXTRA_CA_CERTS=, until this ends:',
  `  ${ca}`,
  '',
]

function accountOf(vendor: keyof typeof demoAccounts): string {
  const [first] = demoAccounts[vendor]
  return first !== undefined && 'username' in first.credentials
    ? `${first.credentials.username} / ${first.credentials.password}`
    : ''
}
