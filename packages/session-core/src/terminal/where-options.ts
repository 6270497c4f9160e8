import type { CommandOptions } from './option.ts'
import type { Product } from './product.ts'

/** Where and who: what every command takes that talks to a server. */
export const whereOptions = (product: Product): CommandOptions => ({
  url: { type: 'string', value: 'url', meaning: `The server's address; or ${product.variables.url}.` },
  username: { type: 'string', value: 'name', meaning: `Who logs in; or ${product.variables.username}.` },
  'client-id': { type: 'string', value: 'id', meaning: `Or a client id; or ${product.variables.clientId}.` },
  'password-stdin': { type: 'boolean', meaning: 'Reads the password or client secret from standard input.' },
  ...product.options,
  ca: {
    type: 'string',
    value: 'file',
    multiple: true,
    meaning: 'PEM file of an authority to trust; may stand several times.',
  },
  cert: { type: 'string', value: 'file', meaning: 'PEM file of a client certificate.' },
  key: { type: 'string', value: 'file', meaning: 'PEM file of its private key.' },
  proxy: {
    type: 'string',
    value: 'url',
    meaning: "An HTTP proxy, or 'environment' for HTTPS_PROXY and NO_PROXY.",
  },
})
