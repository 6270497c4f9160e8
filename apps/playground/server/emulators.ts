import { listen, type Listener } from './listen.ts'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { createSecurIdEmulator, type SecurIdEmulator } from '@org/securid-auth/emulator'

/** An emulator that can be reached over a socket. */
export interface Reachable<Emulator> extends Listener {
  readonly emulator: Emulator
}

/** The emulator of AppViewX on a port. @throws Error that names `APPVIEWX_PORT` when it is taken. */
export async function startAppViewX(
  port: number,
  emulator: AppViewXEmulator = createAppViewXEmulator(),
): Promise<Reachable<AppViewXEmulator>> {
  return { ...(await listen({ fetch: emulator.fetch, port, variable: 'APPVIEWX_PORT' })), emulator }
}

/** The emulator of SecurID on a port. @throws Error that names `SECURID_PORT` when it is taken. */
export async function startSecurId(
  port: number,
  emulator: SecurIdEmulator = createSecurIdEmulator(),
): Promise<Reachable<SecurIdEmulator>> {
  return { ...(await listen({ fetch: emulator.fetch, port, variable: 'SECURID_PORT' })), emulator }
}
