import { serve, type ServeParts } from '@org/session-core/terminal'

/** What a port is given to, and which one. */
export interface ListenOptions extends Pick<ServeParts, 'fetch' | 'port' | 'tls'> {
  /** The environment variable that chooses the port, for the error when it is taken. */
  readonly variable?: string
}

/** A function of a request that can be reached over a socket. */
export interface Listener {
  /** `http://127.0.0.1:4173`, or `https:` */
  readonly url: string
  /** Refuses new connections and breaks the open ones. */
  readonly close: () => Promise<void>
}

/**
 * Gives a function of a request a port on the loopback interface.
 *
 * @throws Error that names the environment variable when the port is in use or not allowed.
 */
export async function listen({ variable, ...parts }: ListenOptions): Promise<Listener> {
  const remedy = variable && `Set ${variable} to another port, or to 0 for a free one.`
  const { close, origin } = await serve({ ...parts, host: '127.0.0.1', remedy })
  return { url: origin, close }
}
