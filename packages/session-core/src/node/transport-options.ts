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
  /**
   * The client certificate, for a server that asks for one, with the intermediate certificates behind it: PEM text or a
   * path.
   */
  readonly cert?: string
  /** The private key of `cert`: PEM text or a path. */
  readonly key?: string
  /** Decrypts `key`. */
  readonly passphrase?: string
  /** The name to ask for in TLS, which the certificate has to carry. Default: the URL's host. */
  readonly servername?: string
  /** The oldest version of TLS that is accepted. Default: `TLSv1.2`. */
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
  /** How long it may take to connect, through a proxy and with TLS if there are any. Default: 10 000. */
  readonly connectTimeoutMs?: number
  /**
   * How long to wait for one address of a host before the next one is tried as well (RFC 8305); at least 10. Default:
   * 250.
   */
  readonly connectionAttemptDelayMs?: number
  /** How long the head of an answer may take, from the request on. Default: 300 000. */
  readonly headersTimeoutMs?: number
  /** How long it may take until the next piece of a body. Default: 300 000. */
  readonly bodyTimeoutMs?: number
  /** How many bytes the head of an answer may have. Default: 16 384. */
  readonly maxHeaderBytes?: number
  /** How many bytes a compressed body may decode to: reading fails beyond it. Default: 104 857 600, 100 MiB. */
  readonly maxDecodedBytes?: number
  /** Whether HTTP/2 is offered as well, over TLS. Default: `false`. */
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
