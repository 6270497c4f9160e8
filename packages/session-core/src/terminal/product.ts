import type { SessionProtocol } from '../protocol.ts'
import type { SessionOptions } from '../session-options.ts'
import type { Session } from '../session.ts'
import type { ProbeFinding } from './doctor/finding.ts'
import type { ServedEmulator } from './emulator/served-emulator.ts'
import type { CommandOptions, OptionValues } from './option.ts'

/** What a protocol package tells of itself, so that it has a command line. The help needs no more than this. */
export interface Product {
  /** The name of the command: `appviewx-auth`. */
  readonly command: string
  /** How people call it: `AppViewX`. */
  readonly title: string
  /** Of the package, for `--version`. */
  readonly version: string
  /** The variables that it reads from the environment, and with `_FILE` from mounted files. */
  readonly variables: Readonly<Record<'url' | 'username' | 'password' | 'clientId' | 'clientSecret', string>>
  /** Its own options for a session, for every command that opens one. */
  readonly options: CommandOptions
  /** What the command `call` is for this product. */
  readonly call: {
    /** What is called: `action`, `command`. */
    readonly noun: string
    readonly options: CommandOptions
    readonly examples: readonly string[]
  }
  /** The port that the emulator takes unless another one is asked for: the vendor's own. */
  readonly emulatorPort: number
  /** The rest, when it is needed. */
  readonly load: () => Promise<LoadedProduct>
}

/** What a protocol package can do for a command line. */
export interface LoadedProduct {
  /** @throws SessionError `invalid-options`, naming what is missing. */
  readonly readEnvironment: (env: Readonly<Record<string, string | undefined>>) => Whereabouts
  /** The protocol as these options want it. */
  readonly protocol: (where: Whereabouts, values: OptionValues) => SessionProtocol<unknown, unknown>
  /** The vendor's session as these options want it, not logged in yet. */
  readonly open: (where: Whereabouts, values: OptionValues, options: SharedOptions) => Session
  /** One call. */
  readonly send: (session: Session, call: NamedCall) => Promise<CallAnswer>
  /** Headers that carry a session or credentials, in small letters. */
  readonly sessionHeaders: readonly string[]
  readonly doctor: ProductDoctor
  /** What makes the vendor's emulator with some settings, ready to be given a port; loaded where one is served. */
  readonly loadEmulator: () => Promise<(settings: Readonly<Record<string, unknown>>) => ServedEmulator>
}

/** Where the server is, and who logs in. */
export interface Whereabouts {
  readonly url: string
  /** As the vendor's session takes them. */
  readonly credentials: unknown
}

/** What every session of a command is made with. */
export type SharedOptions = Pick<SessionOptions<unknown>, 'onChallenge' | 'share' | 'transport'>

/** One call as it was typed. */
export interface NamedCall {
  readonly name: string
  readonly values: OptionValues
  /** What `-` or `@file` hold. */
  readonly input: string | undefined
  /** The bytes as they are, and not what they mean. */
  readonly raw: boolean
  /** Ends the call when a person interrupts the command. */
  readonly signal: AbortSignal
}

/** What a call brought: data to be printed as JSON, or bytes. */
export type CallAnswer = { readonly data: unknown } | { readonly bytes: Uint8Array }

/** What only the product knows of its diagnosis. */
export interface ProductDoctor {
  /** Asks for something without a session; tells whether this is the product. */
  readonly probe: (fetch: typeof globalThis.fetch, url: URL) => Promise<ProbeFinding>
  /** Makes a call that changes nothing, as a program would. Fails as a program's call fails. */
  readonly use: (session: Session, signal: AbortSignal) => Promise<unknown>
  /** The same call: path and init for `session.fetch`. */
  readonly harmless: readonly [path: string, init: RequestInit]
  /** What the vendor told at login, in sentences: attempts left, lock time, password expiry, terms. */
  readonly notes: (notes: Readonly<Record<string, unknown>>) => readonly string[]
  /** A program to paste. */
  readonly program: (found: FoundOptions) => string
}

/** What the diagnosis found to be needed. */
export interface FoundOptions {
  readonly url: string
  /** Options of `nodeTransport` that it takes to reach the server. Absent when the platform's `fetch` will do. */
  readonly nodeTransport?: Readonly<Record<string, unknown>> | undefined
  /** The end of a session is told by a 2xx. */
  readonly unauthorizedInSuccess?: boolean
}
