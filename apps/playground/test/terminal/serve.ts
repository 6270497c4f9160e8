import { type Reachable, startAppViewX, startSecurId } from '../../shared/emulators/start-emulators.ts'
import type { CommandLine } from './command-line.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'
import { setTimeout } from 'node:timers/promises'

/** The emulator of a product in this process, for commands in processes of their own. */
export function serve({
  name,
}: Pick<CommandLine, 'name'>): Promise<Reachable<AppViewXEmulator | SecurIdEmulator>> {
  return name === 'appviewx-auth' ? startAppViewX(0) : startSecurId(0)
}

/** What a server counts and holds. */
type Server = Pick<AppViewXEmulator, 'holdNextReply' | 'requestsSeen'>

/** The server that keeps one of the next requests waiting; those before it are let go as they come. */
export interface Held {
  /** When it has come. */
  readonly came: () => Promise<void>
  readonly letGo: () => void
}

/** Keeps a request waiting that comes after so many others. */
export function holdRequest(server: Server, after: number): Held {
  const seen = server.requestsSeen
  const others = Array.from({ length: after }, () => server.holdNextReply())
  const letGo = server.holdNextReply()
  const came = async (): Promise<void> => {
    for (const [index, letGoOther] of others.entries()) {
      await hasSeen(server, seen + index + 1)
      letGoOther()
    }
    await hasSeen(server, seen + after + 1)
  }
  return { came, letGo }
}

/** Waits until a server has seen so many requests, and leaves the processor to whoever sends them. */
export async function hasSeen(server: Pick<Server, 'requestsSeen'>, count: number): Promise<void> {
  while (server.requestsSeen < count) await setTimeout(5)
}
