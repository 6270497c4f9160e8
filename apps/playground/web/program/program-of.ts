import type { VendorName } from '../../shared/vendor.ts'
import { linesOf } from './lines-of.ts'
import type { Action, Pressed } from './pressed.ts'
import { testOf } from './test-of.ts'

interface Names {
  readonly package: string
  readonly create: string
  readonly fromEnv: string
  readonly prefix: string
  readonly onChallenge: string
}

const names: Readonly<Record<VendorName, Names>> = {
  appviewx: {
    package: '@org/appviewx-auth',
    create: 'createAppViewXSession',
    fromEnv: 'appViewXCredentialsFromEnv',
    prefix: 'APPVIEWX',
    onChallenge: 'onOtp',
  },
  securid: {
    package: '@org/securid-auth',
    create: 'createSecurIdSession',
    fromEnv: 'securIdCredentialsFromEnv',
    prefix: 'SECURID',
    onChallenge: 'onChallenge',
  },
}

/** A program that does what was pressed, to be pasted into a file; secrets come from the environment. */
export function programOf({ action, ca, url, vendor }: Pressed): string {
  if (action.name === 'turn') return testOf(vendor, action)

  const { create, fromEnv, onChallenge, package: name, prefix } = names[vendor]
  const variables = `export ${prefix}_URL=${url} ${variablesOf(action, prefix).join(' ')}`
  const asks = action.name === 'answer'
  return [
    ...(asks ? ["import { createInterface } from 'node:readline/promises'"] : []),
    `import { ${fromEnv}, ${create} } from '${name}'`,
    '',
    ...(ca === undefined ? [] : [`// export NODE_EXTRA_CA_CERTS=${ca}`]),
    `// ${variables}`,
    '// npx node@24 program.mts',
    ...(asks
      ? [
          'const terminal = createInterface({ input: process.stdin, output: process.stdout })',
          `await using session = ${create}({`,
          `  ...${fromEnv}(),`,
          `  ${onChallenge}: ({ hint }) => terminal.question(\`One-time password, mailed to \${hint}: \`),`,
          '})',
        ]
      : [`await using session = ${create}(${fromEnv}())`]),
    '',
    ...linesOf(action),
    ...(asks ? ['terminal.close()'] : []),
    '',
  ].join('\n')
}

/** The variables that the program reads; the page shows no value that somebody typed. */
function variablesOf(action: Action, prefix: string): readonly string[] {
  const isService = action.name === 'login' && 'clientId' in action.credentials
  const pair = isService ? ['CLIENT_ID', 'CLIENT_SECRET'] : ['USERNAME', 'PASSWORD']
  return pair.map((name) => `${prefix}_${name}=…`)
}
