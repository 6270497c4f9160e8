import { listen, type Listener, type ListenOptions } from '../http/listen.ts'
import { isLoopback } from '../http/loopback.ts'
import type { ServerIdentity } from '../http/private-authority.ts'
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
  tls?: ServerIdentity,
): Promise<Reachable<AppViewXEmulator>> {
  return { ...(await listenAlone(emulator.fetch, { port, tls, variable: 'APPVIEWX_PORT' })), emulator }
}

/** The emulator of SecurID on a port. @throws Error that names `SECURID_PORT` when it is taken. */
export async function startSecurId(
  port: number,
  emulator: SecurIdEmulator = createSecurIdEmulator(),
  tls?: ServerIdentity,
): Promise<Reachable<SecurIdEmulator>> {
  return { ...(await listenAlone(emulator.fetch, { port, tls, variable: 'SECURID_PORT' })), emulator }
}

/** Answers to its own address only: a page of another site that rebinds its name to this machine gets 421. */
async function listenAlone(
  fetch: typeof globalThis.fetch,
  options: Omit<ListenOptions, 'fetch'>,
): Promise<Listener> {
  let bound = ''
  const listener = await listen({
    fetch: (request) =>
      isLoopback(request.headers.get('host') ?? '', bound) ? fetch(request) : misdirected(),
    ...options,
  })
  bound = new URL(listener.url).port
  return listener
}

const misdirected = (): Response =>
  new Response('This emulator answers to its own address on this machine only.', { status: 421 })
