import type { EmulatorCall } from './call.ts'
import type { EmulatorClock } from './clock.ts'

/** What makes a vendor of the frame: how it answers, and nothing that all emulators do alike. */
export interface EmulatorParts<Fault extends string = never> {
  /** The server: one request in, one new `Response` out. */
  readonly answer: (call: EmulatorCall) => Response | Promise<Response>
  /** Whether a request is a login that carries credentials, right or wrong. */
  readonly isLogin: (call: EmulatorCall) => boolean
  /**
   * Faults that are answered in place of the server, by name. The frame knows `redirect`, `proxy-error`,
   * `unauthorized` and `forbidden`, in bare HTTP: name them here to answer in the vendor's own words.
   */
  readonly instead: Readonly<Record<Fault, (call: EmulatorCall) => Response>>
  /** What the server holds open. */
  readonly sessions: {
    /** How many sessions the server would accept now. */
    readonly live: () => number
    /** Ends them all, as if timed out. */
    readonly expire: () => void
  }
  /** The one-time passwords that were sent out, oldest first. Default: none. */
  readonly challenges?: () => readonly string[]
  /** The server's time. Default: the platform's, as `createEmulatorClock()` has it. */
  readonly clock?: EmulatorClock
  /** How the server says that `answer` failed; `why` is the end of a sentence: "threw a TypeError: …". Default: a 500 in plain text. */
  readonly failed?: (call: EmulatorCall, why: string) => Response
  /** Whom errors name: `AppViewX emulator`. Default: `Emulator`. */
  readonly name?: string
}
