/**
 * Waits for shared work. A signal ends this wait only, with its reason; the work goes on, and what comes of it then, a
 * failure included, is `dropped`.
 */
export function waitFor<Value>(
  work: Promise<Value>,
  signal?: AbortSignal,
  dropped?: (late: Value) => void,
): Promise<Value> {
  if (!signal) return work

  return new Promise<Value>((resolve, reject) => {
    const leave = (): void => {
      // A caller's own reason, which may be anything, as with the platform's fetch.
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors
      reject(signal.reason)
      if (dropped) work.then(dropped).catch(() => {})
    }
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
