import {
  appviewx,
  type AppViewXCredentials,
  appViewXCredentialsFromEnv,
  createAppViewXSession,
} from '../index.ts'
import { doctor } from './doctor.ts'
import { send } from './send.ts'
import type { LoadedProduct, OptionValues, Whereabouts } from '@org/session-core/terminal'

/** What AppViewX can do on a command line. */
export const loadedProduct: LoadedProduct = {
  readEnvironment: (env) => appViewXCredentialsFromEnv(env),
  protocol: (where, values) => appviewx(gatewayOf(where, values)) as ReturnType<LoadedProduct['protocol']>,
  open: (where, values, options) =>
    createAppViewXSession({
      ...gatewayOf(where, values),
      ...options,
      credentials: where.credentials as AppViewXCredentials,
    }),
  send,
  sessionHeaders: [
    'sessionid',
    'token',
    'username',
    'password',
    'otp',
    'client_id',
    'client_secret',
    'authorization',
  ],
  doctor,
  loadEmulator: async () => (await import('./serve-emulator.ts')).serveEmulator,
}

type Gateway = Parameters<typeof appviewx>[0]

function gatewayOf({ url }: Whereabouts, values: OptionValues): Gateway {
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    url,
    gwsource: text('gwsource'),
    gwkey: text('gwkey'),
    loginAction: text('login-action') as Gateway['loginAction'],
    unauthorizedInSuccess: values['unauthorized-in-success'] === true,
  }
}
