/** What streams of the platform can do, and those of Node (node-fetch's answers have them). */
interface Unread {
  readonly cancel?: () => Promise<void>
  readonly destroy?: () => void
}

/** Nobody is going to read an answer: its connection is free for others. */
export function letGo({ body }: { readonly body: unknown }): void {
  const unread = body as Unread | null
  if (unread?.cancel) unread.cancel().catch(() => {})
  else unread?.destroy?.()
}
