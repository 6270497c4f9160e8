/** Waits for shared work. A signal ends this wait only, with its reason; the work goes on. */
export function waitFor<Value>(work: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return work

  return new Promise<Value>((resolve, reject) => {
    // A caller's own reason, which may be anything, as with the platform's fetch.
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    const leave = (): void => reject(signal.reason)
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
