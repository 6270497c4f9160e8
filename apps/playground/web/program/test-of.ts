import { demoAccounts } from '../../shared/demo-accounts.ts'
import type { VendorName } from '../../shared/vendor.ts'
import type { Action } from './pressed.ts'

const names = {
  appviewx: ['@org/appviewx-auth', 'createAppViewXSession', 'createAppViewXEmulator'],
  securid: ['@org/securid-auth', 'createSecurIdSession', 'createSecurIdEmulator'],
} as const satisfies Record<VendorName, unknown>

type Turn = Extract<Action, { readonly name: 'turn' }>

/** What breaks an emulator on the page breaks one in a test: no port, no secret but a made-up one. */
export function testOf(vendor: VendorName, { knob: { code, watch } }: Turn): string {
  const [name, create, emulator] = names[vendor]
  const [account] = demoAccounts[vendor]

  return [
    `import { ${create} } from '${name}'`,
    `import { ${emulator} } from '${name}/emulator'`,
    '',
    '// For a test of yours: the emulator is a `fetch`, and needs no port.',
    `const emulator = ${emulator}()`,
    `const session = ${create}({`,
    `  url: 'https://${vendor}.test',`,
    `  credentials: ${objectText(account?.credentials ?? {})},`,
    '  transport: emulator.fetch,',
    '})',
    '',
    `// ${watch}`,
    'await session.login()',
    code,
    '',
  ].join('\n')
}

const objectText = (fields: object): string =>
  `{ ${Object.entries(fields)
    .map(([field, value]) => `${field}: '${String(value)}'`)
    .join(', ')} }`
