import { demoAccounts } from '../../shared/demo-accounts.ts'
import { startAppViewX } from '../../shared/emulators/start-emulators.ts'
import { machineTime } from './machine-time.ts'
import { type AppViewXEmulator, createAppViewXEmulator } from '@org/appviewx-auth/emulator'
import { setTimeout as pause } from 'node:timers/promises'

/** AppViewX's emulator on a port, whose logins take their time. */
export interface LoginServer {
  readonly url: string
  readonly username: string
  readonly password: string
  /** When logins arrived, in milliseconds of the machine. */
  readonly logins: readonly number[]
  readonly expire: () => void
  readonly close: () => Promise<void>
}

/** Starts one on a free port. */
export async function startLoginServer(loginMs: number): Promise<LoginServer> {
  const emulator = createAppViewXEmulator()
  const logins: number[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (!pathname.endsWith('login')) return emulator.fetch(input, init)
    logins.push(machineTime())
    await pause(loginMs)
    return emulator.fetch(input, init)
  }
  const slow = Object.create(emulator, { fetch: { value: fetch } }) as AppViewXEmulator
  const { url, close } = await startAppViewX(0, slow)
  return { url, ...accountOf(), logins, expire: emulator.expireSessions, close }
}

function accountOf(): { readonly username: string; readonly password: string } {
  const { credentials } = demoAccounts.appviewx[0] ?? {}
  if (!credentials || !('username' in credentials)) throw new Error('There is no demo account.')
  return credentials
}
