/** The work's outcome, or the signal's reason if that comes first. No listener outlives the wait. */
export async function orAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return work

  const { promise: aborted, resolve: stop } = Promise.withResolvers<undefined>()
  const leave = (): void => stop(undefined)
  if (signal.aborted) leave()
  signal.addEventListener('abort', leave)
  try {
    await Promise.race([work, aborted])
    signal.throwIfAborted()
    return await work
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** So many real milliseconds, none when zero; an abort takes the timer along. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms === 0) return

  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await orAborted(elapsed, signal).finally(() => clearTimeout(timer))
}

/** The signal of a `fetch`: that of `init` wins over the request's own, and null means none. */
export function signalOf(input: RequestInfo | URL, init: RequestInit | undefined): AbortSignal | undefined {
  if (init?.signal !== undefined) return init.signal ?? undefined
  return input instanceof Request ? input.signal : undefined
}
