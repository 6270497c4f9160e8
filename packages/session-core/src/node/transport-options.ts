import type { UndiciModule } from './undici-module.ts'

/** How `nodeTransport` connects. All durations are in milliseconds, all sizes in bytes; 0 ms switches a time-out off. */
export interface NodeTransportOptions {
  /** Authorities that may sign the server's certificate: PEM text or the path of a PEM file, one or several. */
  readonly ca?: string | readonly string[]
  /**
   * Who is trusted besides `ca`: what Node trusts by itself (`bundled`, the default), the operating system's store as
   * well (`system`), or nobody (`none`).
   */
  readonly roots?: 'bundled' | 'system' | 'none'
  /** The certificate to show when the server asks for one, and those between it and its authority: PEM text or a path. */
  readonly cert?: string
  /** The private key of `cert`: PEM text or a path. */
  readonly key?: string
  /** What `key` is encrypted with. */
  readonly passphrase?: string
  /** The name that is asked for and that the certificate must carry. Default: the host of the URL. */
  readonly servername?: string
  /** Default: `TLSv1.2`. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3'
  /**
   * `http://user:password@proxy.example:3128`, or `environment` to do as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say,
   * in capitals or not. What is for this machine (`localhost`, `127.0.0.1`, `[::1]`) is never sent to another one, and
   * to no proxy of the environment. Default: no proxy, whatever the environment says.
   */
  readonly proxy?: string | URL
  /**
   * Connections to one origin at a time; more requests than that wait, and fail when all of them hold answers that
   * nobody reads for `connectTimeoutMs`. What is sent with `priority: 'high'`, as a session's own login and logout, does
   * not wait: it may open one more. Default: 128.
   */
  readonly connections?: number
  /** How long an unused connection is kept, unless the server says less. Default: 4 000. */
  readonly keepAliveMs?: number
  /** Until a connection stands, the way through a proxy and TLS included. Default: 10 000. */
  readonly connectTimeoutMs?: number
  /** Until a host's next address is tried as well, as RFC 8305 has it, 10 or more. Default: 250. */
  readonly connectionAttemptDelayMs?: number
  /** From the request to the head of its answer. Default: 300 000. */
  readonly headersTimeoutMs?: number
  /** Between two pieces of a body. Default: 300 000. */
  readonly bodyTimeoutMs?: number
  /** How long the head of an answer may be. Default: 16 384. */
  readonly maxHeaderBytes?: number
  /** How much may become of a compressed body: beyond it, reading fails. Default: 104 857 600. */
  readonly maxDecodedBytes?: number
  /** `true` offers HTTP/2 as well, where there is TLS. Default: `false`. */
  readonly http2?: boolean
  /**
   * The module itself, `import * as undici from 'undici'`, version 8.12 or newer 8: for a bundle in which it is not found.
   * Default: the one that is bundled or installed.
   */
  readonly undici?: UndiciModule
  /**
   * Turns certificate verification off: whoever intercepts the connection can read the password.
   *
   * @deprecated For tests without any secrets. Refused where `NODE_ENV` is `production`.
   */
  readonly dangerouslyTrustAnyCertificate?: boolean
}
