/** A way to call the server, set up as its own documentation shows. */
export interface Contestant {
  readonly name: string
  /** `false` for one that only sends what it is given: who calls has to log in. */
  readonly logsIn: boolean
  /** Whether it can be told to speak HTTP/2. */
  readonly http2: boolean
  readonly open: (target: Target) => Client
}

/** Whom to call. */
export interface Target {
  /** Ends in a slash. */
  readonly origin: string
  /** Whether the server speaks HTTP/2, and nothing else. */
  readonly http2: boolean
  /** The server's authority, as PEM, for those that do not ask the platform. */
  readonly ca: string
  /** What to send, for those that do not log in. */
  readonly token: string
  /** Asks the server for a token, for those that call a function of ours. */
  readonly logIn: () => Promise<string>
}

/** Rejects unless the server said yes. */
export interface Client {
  /** Reads the JSON of an answer. */
  readonly get: () => Promise<unknown>
  readonly post: (json: unknown) => Promise<unknown>
  /** Reads an answer of so many bytes, piece by piece; how many there were. */
  readonly download: (bytes: number) => Promise<number>
  /** Sends these bytes; reads the JSON of the answer. */
  readonly upload: (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>
  readonly close?: () => Promise<unknown>
}

/** Reads pieces to the end; how many bytes they were. */
export async function count(pieces: AsyncIterable<unknown> | null | undefined): Promise<number> {
  let bytes = 0
  for await (const piece of pieces ?? []) bytes += (piece as Uint8Array).byteLength
  return bytes
}
