import { readVersion } from './version.ts'
import type { Product } from '@org/session-core/terminal'

/** AppViewX on a command line. */
export const product: Product = {
  command: 'appviewx-auth',
  title: 'AppViewX',
  get version() {
    return readVersion()
  },
  variables: {
    url: 'APPVIEWX_URL',
    username: 'APPVIEWX_USERNAME',
    password: 'APPVIEWX_PASSWORD',
    clientId: 'APPVIEWX_CLIENT_ID',
    clientSecret: 'APPVIEWX_CLIENT_SECRET',
  },
  options: {
    gwsource: {
      type: 'string',
      value: 'word',
      meaning: 'Who calls, in the words of AppViewX. Default: external.',
    },
    gwkey: {
      type: 'string',
      value: 'key',
      meaning: 'The key of the tenant, for installations with several.',
    },
    'login-action': {
      type: 'string',
      value: 'name',
      meaning: 'acctmgmt-perform-login for older installations.',
    },
    'unauthorized-in-success': {
      type: 'boolean',
      meaning: 'For old gateways that tell the end of a session by a 2xx.',
    },
  },
  call: {
    noun: 'action',
    options: {
      json: {
        type: 'string',
        value: 'json',
        readsFile: true,
        meaning: 'The body as it is; or @file, or - for standard input.',
      },
      payload: {
        type: 'string',
        value: 'json',
        readsFile: true,
        meaning: 'The body as {"payload": …}; or @file, or -.',
      },
      method: {
        type: 'string',
        short: 'X',
        value: 'method',
        meaning: 'GET, POST, PUT, PATCH or DELETE. Default: POST.',
      },
    },
    examples: [
      'certificate/search --json \'{"input":{"category":"Server"},"filter":{"max":"10","start":"1"}}\'',
      'execute-hook --payload @hook.json',
      'certificate/download/format --payload @which.json --output certificate.pem',
    ],
  },
  emulatorPort: 31_443,
  load: async () => (await import('./loaded-product.ts')).loadedProduct,
}
