import type { Clock } from '../time/clock.ts'
import type { HeldGrant } from './held-grant.ts'

/** Who uses which grant: tells when a replaced one can go, and when all requests have been answered. */
export interface GrantUsage {
  readonly clock: Clock
  /** Takes a grant leave of the server; never fails. */
  // eslint-disable-next-line @typescript-eslint/method-signature-style -- Whoever dismisses may know more of it.
  dismiss(usage: GrantUsage, held: HeldGrant): Promise<void>
  users: number
  /** Replaced, and still in use. */
  retired: Set<HeldGrant> | undefined
  /** After a logout nothing more is sent, whatever a late answer says. */
  emptied: boolean
  leaving: Promise<void> | undefined
  drained: (() => void) | undefined
}

/** A request is sent with it. */
export function acquire(usage: GrantUsage, held: HeldGrant): void {
  usage.users += 1
  held.users += 1
}

/** The head of its answer is there, or it failed. */
export function release(usage: GrantUsage, held: HeldGrant): void {
  usage.users -= 1
  held.users -= 1
  if (usage.users === 0) usage.drained?.()
  if (held.users === 0 && usage.retired?.has(held)) depart(usage, held)
}

/** Dismisses a replaced grant once no request uses it. */
export function retire(usage: GrantUsage, held: HeldGrant): void {
  if (held.users > 0) (usage.retired ??= new Set()).add(held)
  else depart(usage, held)
}

/** Waits until no request is under way, `ms` milliseconds at most. */
export async function drain(usage: GrantUsage, ms: number): Promise<void> {
  if (usage.users === 0) return

  const off = new AbortController()
  usage.drained = () => off.abort()
  // A clock may reject when it is told to stop waiting.
  await usage.clock.sleep(ms, off.signal).catch(() => {})
}

/** Dismisses what is retired, used or not, and waits until all that was dismissed is gone. */
export async function empty(usage: GrantUsage): Promise<void> {
  for (const held of usage.retired ?? []) depart(usage, held)
  usage.emptied = true
  await usage.leaving
}

function depart(usage: GrantUsage, held: HeldGrant): void {
  usage.retired?.delete(held)
  if (held.dismissed || usage.emptied) return

  held.dismissed = true
  const before = usage.leaving
  usage.leaving = usage.dismiss(usage, held).then(() => before)
}
