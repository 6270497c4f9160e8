import { demoAccounts } from '../shared/demo-accounts.ts'
import { type Playground, startPlayground } from './playground.ts'
import { readSettings } from './settings.ts'
import process from 'node:process'

const settings = { ...readSettings(process.env), tls: process.argv.includes('--tls') }

try {
  const playground = await startPlayground(settings)
  console.log(greeting(playground))
  const end = (): void => {
    // With the ports given back nothing holds the process.
    playground.close().catch(() => {
      process.exitCode = 1
    })
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The playground could not start.')
  process.exitCode = 1
}

function greeting({ urls }: Playground): string {
  const tls = 'Both emulators speak TLS. Their authority was made just now; the sessions trust nobody else.'
  const appviewx = settings.urls.appviewx === undefined ? accounts('appviewx') : '(a real installation)'
  const securid = settings.urls.securid === undefined ? accounts('securid') : '(a real installation)'

  return [
    '',
    `  Playground  ${urls.page}`,
    `  AppViewX    ${urls.appviewx}  ${appviewx}`,
    `  SecurID     ${urls.securid}  ${securid}`,
    '',
    ...(settings.tls ? [`  ${tls}`, ''] : []),
    '  Ctrl+C ends it and logs out of both.',
    '',
  ].join('\n')
}

function accounts(vendor: keyof typeof demoAccounts): string {
  const [first] = demoAccounts[vendor]
  return first !== undefined && 'username' in first.credentials
    ? `${first.credentials.username} / ${first.credentials.password}`
    : ''
}
