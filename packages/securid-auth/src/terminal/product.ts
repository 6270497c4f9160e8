import { readVersion } from './version.ts'
import type { Product } from '@org/session-core/terminal'

/** SecurID Governance & Lifecycle on a command line. */
export const product: Product = {
  command: 'securid-auth',
  title: 'SecurID Governance & Lifecycle',
  get version() {
    return readVersion()
  },
  variables: {
    url: 'SECURID_URL',
    username: 'SECURID_USERNAME',
    password: 'SECURID_PASSWORD',
    clientId: 'SECURID_CLIENT_ID',
    clientSecret: 'SECURID_CLIENT_SECRET',
  },
  options: {
    'auth-source': {
      type: 'string',
      value: 'name',
      meaning: 'The authentication source, where there are several.',
    },
  },
  call: {
    noun: 'command',
    options: {
      param: {
        type: 'string',
        short: 'p',
        value: 'name=value',
        multiple: true,
        meaning: 'A parameter; may stand several times.',
      },
      body: {
        type: 'string',
        value: 'text',
        readsFile: true,
        meaning: 'The body, XML or text; or @file, or - for standard input.',
      },
      method: {
        type: 'string',
        short: 'X',
        value: 'method',
        meaning: 'GET or POST. Default: as documented.',
      },
    },
    examples: ['about', 'findUsers --param returnMaxRows=5', 'createChangeRequest @change.xml'],
  },
  emulatorPort: 8443,
  load: async () => (await import('./loaded-product.ts')).loadedProduct,
}
