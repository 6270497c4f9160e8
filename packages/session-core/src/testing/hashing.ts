const nothing = new Uint8Array(1)

/** Waits as long as a hash takes: others make them in threads, in order, and no turn of the event loop waits for those. */
export async function hashing(): Promise<void> {
  // A page that is not a secure context has none, and hashes nothing.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto }
  await subtle?.digest('SHA-256', nothing)
}
