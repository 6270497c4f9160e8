import {
  createSecurIdSession,
  securid,
  type SecurIdCredentials,
  securIdCredentialsFromEnv,
} from '../index.ts'
import { doctor } from './doctor.ts'
import { send } from './send.ts'
import type { LoadedProduct } from '@org/session-core/terminal'

/** What SecurID can do on a command line. */
export const loadedProduct: LoadedProduct = {
  readEnvironment: (env) => securIdCredentialsFromEnv(env),
  protocol: ({ url }) => securid({ url }) as ReturnType<LoadedProduct['protocol']>,
  open: ({ url, credentials }, values, options) =>
    createSecurIdSession({ url, ...options, credentials: withSource(credentials, values['auth-source']) }),
  send,
  sessionHeaders: ['authorization', 'clientid', 'clientsecret'],
  doctor,
  loadEmulator: async () => (await import('./serve-emulator.ts')).serveEmulator,
}

function withSource(credentials: unknown, authSource: unknown): SecurIdCredentials {
  const given = credentials as SecurIdCredentials
  return typeof authSource === 'string' && 'username' in given ? { ...given, authSource } : given
}
