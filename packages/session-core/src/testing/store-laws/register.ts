import type { SharedStore, Stored } from '../../share/shared-store.ts'
import { pause } from '../turns.ts'
import type { StoreLawSubject } from './store-law.ts'

/** One key of a store, without the ceremony. */
export interface TrialRegister {
  readonly read: (signal?: AbortSignal) => Promise<Stored | undefined>
  readonly text: () => Promise<string | undefined>
  readonly swap: (expected: string | undefined, next: string, more?: SwapOptions) => Promise<boolean>
}

/** What most swaps of a law leave as it is. */
export interface SwapOptions {
  readonly keepMs?: number
  readonly signal?: AbortSignal
}

const minuteMs = 60_000

/** A key that nobody else uses. */
export function freshKey(): string {
  return `law:${crypto.randomUUID()}`
}

/** One key through one way to the store. */
export function registerOf(store: SharedStore, key: string): TrialRegister {
  const never = new AbortController().signal
  const read: TrialRegister['read'] = (signal = never) => store.read(key, signal)
  return {
    read,
    text: async () => (await read())?.text,
    swap: (expected, next, { keepMs = minuteMs, signal = never } = {}) =>
      store.swap(key, { expected, next, keepMs }, signal),
  }
}

/** A fresh key, and as many ways to it as are asked for. */
export function openRegisters(subject: StoreLawSubject, ways: number): readonly TrialRegister[] {
  const key = freshKey()
  return Array.from({ length: ways }, () => registerOf(subject.open(), key))
}

/** A fresh key through one way. */
export function openRegister(subject: StoreLawSubject): TrialRegister {
  return registerOf(subject.open(), freshKey())
}

/** Time passes for the store; the process stays alive meanwhile. */
export async function pass({ pass: own }: StoreLawSubject, ms: number): Promise<void> {
  await (own ? own(ms) : pause(ms))
}
