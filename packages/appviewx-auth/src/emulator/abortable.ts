/** The work's outcome, or the signal's reason if that comes first. The listener does not outlive the wait. */
export async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = (): void => {}
  const stopped = new Promise<void>((resolve) => {
    stop = () => resolve()
  })
  signal.addEventListener('abort', stop)

  try {
    signal.throwIfAborted()
    await Promise.race([work, stopped])
    signal.throwIfAborted()
    return await work
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** So many real milliseconds, or less if the signal is aborted: then its reason is thrown, and no timer is left. */
export async function delay(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return

  let timer: ReturnType<typeof setTimeout> | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await orAborted(waited, signal).finally(() => clearTimeout(timer))
}
