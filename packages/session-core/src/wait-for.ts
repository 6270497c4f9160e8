/** Waits for shared work. A signal ends this wait only, with its reason; the work goes on. */
export function waitFor<Value>(
  work: Promise<Value>,
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const leave = (): void => {
      // A caller's own reason, which may be anything, as with the platform's fetch.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signals.find((signal) => signal?.aborted)?.reason)
    }
    for (const signal of signals) {
      if (signal?.aborted) leave()
      signal?.addEventListener('abort', leave)
    }
    work.then(resolve, reject).finally(() => {
      for (const signal of signals) signal?.removeEventListener('abort', leave)
    })
  })
}
