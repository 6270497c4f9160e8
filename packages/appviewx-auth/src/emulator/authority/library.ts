import { product } from '../product.ts'
import type * as Asn1 from 'asn1js'
import type * as Pkijs from 'pkijs'

/** What certificates are made with: both run on WebCrypto, in pages and workers, too. */
export interface Library {
  readonly asn1: typeof Asn1
  readonly pkijs: typeof Pkijs
}

/** Says what to install. */
export class MissingLibrary extends Error {
  override readonly name = 'MissingLibrary'

  constructor(cause: unknown) {
    const words = 'makes certificates with pkijs, which cannot be loaded: npm install --save-dev pkijs asn1js'
    super(`${product} ${words}`, { cause })
  }
}

/** Loads the library, which is done when the first certificate is to be made. Rejects where it is not installed. */
export async function loadLibrary(): Promise<Library> {
  // Each import with its own catch: bundlers then let a program be that has installed neither.
  // oxlint-disable-next-line no-restricted-imports -- This is the place where it is loaded.
  const [asn1, pkijs] = await Promise.all([import('asn1js').catch(missing), import('pkijs').catch(missing)])
  return { asn1, pkijs }
}

function missing(cause: unknown): never {
  throw new MissingLibrary(cause)
}
