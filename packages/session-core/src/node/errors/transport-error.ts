const brand = Symbol.for('@org/session-core/TransportError')

/**
 * Why a request did not get through, in a sentence that says what to do. It is the `cause` of the `TypeError` that a
 * `fetch` fails with, and holds nothing else: what Node and undici throw may quote headers, bodies and URLs.
 *
 * It carries `Symbol.for('@org/session-core/TransportError')`, so that another copy of this package knows its sentences.
 */
export class TransportError extends Error {
  declare readonly name: 'TransportError'
  /** The message, in the name under which a session's login passes it on. */
  declare readonly advice: string
  /** The code that Node, OpenSSL or undici gave: `ECONNREFUSED`, `DEPTH_ZERO_SELF_SIGNED_CERT`, `UND_ERR_SOCKET`. */
  readonly code: string

  static {
    Object.defineProperties(this.prototype, {
      name: { value: 'TransportError' },
      [brand]: { value: true },
      advice: {
        get(this: TransportError) {
          return this.message
        },
      },
    })
  }

  constructor(code: string, message: string) {
    super(message)
    // OpenSSL's may hold a slash.
    this.code = code.replaceAll(/[^A-Z\d_]/g, '_')
  }
}

/** What nobody on this side can know, and what follows. */
export const mayHaveRun = 'Whether it ran the request is unknown: repeat it only where that does no harm.'
