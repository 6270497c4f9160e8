/** What streams of the platform can do, and those of Node (node-fetch's answers have them). */
interface Unread {
  readonly cancel?: (reason?: unknown) => unknown
  readonly destroy?: () => unknown
}

/** Nobody is going to read an answer: its connection is free for others. */
export function letGo({ body }: { readonly body: unknown }, reason?: unknown): void {
  const unread = body as Unread | null
  // What is not the platform's may return no promise, or throw.
  const drop = async (): Promise<void> => {
    await (unread?.cancel ? unread.cancel(reason) : unread?.destroy?.())
  }
  drop().catch(() => {})
}
