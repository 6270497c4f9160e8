/** Whatever `fetch` is when it is called: tests and instrumentation replace it after a session was made. */
export const platformFetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)

/** As the platform brought it, unless somebody was here before. */
export const originalFetch = globalThis.fetch
