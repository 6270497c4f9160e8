/** What `fetch` rejects with. The words are the platform's: libraries tell by them that a network failed. */
export function fetchFailed(cause: Error): TypeError {
  return new TypeError('fetch failed', { cause })
}

/** What reading a body rejects with when the answer broke off. */
export function terminated(cause: Error): TypeError {
  return new TypeError('terminated', { cause })
}
