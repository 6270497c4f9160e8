import type { SessionEvent } from './session-event.ts'

/** Where anybody in the process may listen to one session. */
export interface EventChannel {
  readonly isHeard: () => boolean
  readonly publish: (event: SessionEvent) => void
}

/** What is used of a channel of `node:diagnostics_channel`. */
interface Channel {
  readonly hasSubscribers: boolean
  readonly publish: (message: object) => void
}

interface Platform {
  readonly process?: {
    readonly getBuiltinModule?: (id: string) => { readonly channel: (name: string) => Channel } | undefined
  }
}

/** `org:session`, where the platform has channels: asked for and not imported, since the engine runs in browsers, too. */
export function eventChannel(protocol: string, origin: string): EventChannel | undefined {
  const { process } = globalThis as Platform
  const channel = process?.getBuiltinModule?.('node:diagnostics_channel')?.channel('org:session')
  return (
    channel && {
      isHeard: () => channel.hasSubscribers,
      publish: (event) => channel.publish({ protocol, origin, event }),
    }
  )
}
