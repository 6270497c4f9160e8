import { checkOptions, type OptionRule, type OptionRules } from '../check-options.ts'
import { complete, yesOrNo } from '../read-options.ts'
import { isSecret, type Secret } from '../secrets/secret.ts'
import type { SharedStore } from './shared-store.ts'

/** Which session is shared, where, and how it is sealed. */
export interface ShareOptions {
  readonly store: SharedStore
  /** Which session, in your words: `prod/billing`. Together with the protocol and the url it names the record. */
  readonly name: string
  /**
   * 32 random bytes, from your vault. Of several the first one seals, and each of them opens. To rotate: add the new
   * one at the end everywhere, then put it first, then drop the old one.
   */
  readonly secret: Secret<Uint8Array> | readonly Secret<Uint8Array>[]
  /**
   * Whether this process may log in. `false`: it only uses what others opened, and fails with `no-shared-session` where
   * there is none. Default: `true`.
   */
  readonly lead?: boolean | undefined
  /** Each that is left out has its own default: see `SharePolicy`. */
  readonly policy?: { readonly [Name in keyof SharePolicy]?: SharePolicy[Name] | undefined } | undefined
}

/** How patient a process is with its fleet. Every duration is in milliseconds. */
export interface SharePolicy {
  /** `refuse`: what is held serves on, nobody logs in. `alone`: each process logs in for itself. */
  readonly withoutStore: 'refuse' | 'alone'
  /**
   * How long the process that logs in may be silent before another one takes over. Where two processes differ, the
   * longer time counts. Default: 10 000.
   */
  readonly leaseMs: number
  /**
   * How old what is known of the store may be when a call is made; beyond it, the store is read again beside the call,
   * which does not wait. Default: 30 000.
   */
  readonly recheckMs: number
  /** How long one call of the store may take. Default: 2 000. */
  readonly storeDeadlineMs: number
  /**
   * How long the store keeps the record of a fleet that is silent. Where it is gone before the next process looks, that
   * costs a login, and rejected credentials are forgotten with it: seconds are for tests. Default: 86 400 000, a day.
   */
  readonly keepMs: number
}

/** Options with nothing left open. */
export interface CompleteShareOptions extends Required<Omit<ShareOptions, 'secret'>> {
  /** Their bytes: what closes over them prints nothing. */
  readonly secret: readonly Uint8Array<ArrayBuffer>[]
  readonly lead: boolean
  readonly policy: SharePolicy
}

const defaultPolicy: SharePolicy = {
  withoutStore: 'refuse',
  leaseMs: 10_000,
  recheckMs: 30_000,
  storeDeadlineMs: 2000,
  keepMs: 86_400_000,
}

const milliseconds: OptionRule = {
  expects: 'milliseconds, 1 or more',
  // A store keeps them in digits: from 1e21 on there are none.
  accepts: (value) => typeof value === 'number' && value >= 1 && value < 2 ** 53,
}

const rules: OptionRules = {
  store: {
    expects: 'an object with read and swap: redisStore(send)',
    accepts: isStore,
    required: true,
  },
  name: {
    expects: 'a text of 1 to 512 characters',
    // In UTF-8, halves of surrogate pairs are all one: U+FFFD.
    accepts: (value) => typeof value === 'string' && /^\P{Cs}{1,512}$/u.test(value),
    required: true,
  },
  secret: {
    expects: 'secret(bytes) of 32 random bytes or more, not a password, or a list; and crypto.subtle',
    // Neither jsdom's window has it, nor a page over http:.
    accepts: (value) => 'subtle' in crypto && listOf(value).length > 0 && listOf(value).every(isKeyMaterial),
    required: true,
  },
  lead: yesOrNo,
  policy: {
    options: {
      withoutStore: {
        expects: "'refuse' or 'alone'",
        accepts: (value) => value === 'refuse' || value === 'alone',
      },
      leaseMs: milliseconds,
      recheckMs: milliseconds,
      storeDeadlineMs: milliseconds,
      keepMs: milliseconds,
    },
  },
}

/** @throws SessionError `invalid-options`, naming the option and never its value. */
export function readShareOptions(options: ShareOptions): CompleteShareOptions {
  checkOptions('share', rules, options)

  const { secret, lead = true, policy } = options
  return {
    ...options,
    secret: (listOf(secret) as readonly Secret<ArrayBufferView>[]).map(copyOf),
    lead,
    policy: complete(defaultPolicy, policy),
  }
}

/** Careful people wipe what they have handed over, long before anything is sealed with it. */
function copyOf({ reveal }: Secret<ArrayBufferView>): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = reveal()
  return new Uint8Array(buffer, byteOffset, byteLength).slice()
}

function isStore(value: unknown): boolean {
  const { read, swap } = Object(value) as Partial<SharedStore>
  return typeof read === 'function' && typeof swap === 'function'
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** A text is no key: a password would be guessed from one sealed record, 32 random bytes would not. */
function isKeyMaterial(value: unknown): boolean {
  const bytes = isSecret(value) && value.reveal()
  return (
    ArrayBuffer.isView(bytes) &&
    bytes.byteLength >= 32 &&
    /[^\P{C}\s]|\u{FFFD}/u.test(new TextDecoder().decode(bytes))
  )
}
