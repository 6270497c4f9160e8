/** One product's command line, with what differs between the two. */
export interface CommandLine {
  readonly name: 'appviewx-auth' | 'securid-auth'
  readonly prefix: 'APPVIEWX' | 'SECURID'
  readonly username: string
  readonly password: string
  /** Arguments of a call that is granted. */
  readonly goodCall: readonly string[]
  /** Something that only its answer holds. */
  readonly answerHolds: string
  /** Arguments of a call that the vendor refuses. */
  readonly refusedCall: readonly string[]
  /** A call as a path. */
  readonly path: string
  /** What curl needs besides, for that call to be granted. */
  readonly curl: readonly string[]
  /** How many requests a login is. */
  readonly loginRequests: number
  /** A header that carries a session. */
  readonly sessionHeader: string
  /** All headers that carry one. */
  readonly sessionHeaders: readonly string[]
}

/** Both of them: what one has, the other has. */
export const commandLines: readonly CommandLine[] = [
  {
    name: 'appviewx-auth',
    prefix: 'APPVIEWX',
    username: 'admin',
    password: 'Password@123',
    goodCall: [
      'certificate/search',
      '--json',
      '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}',
    ],
    answerHolds: 'commonName',
    refusedCall: ['no/such/action'],
    path: '/avxapi/certificate/search',
    curl: [
      '--header',
      'content-type: application/json',
      '--data',
      '{"input":{"category":"Server"},"filter":{"max":"1","start":"1"}}',
    ],
    loginRequests: 1,
    sessionHeader: 'sessionId',
    sessionHeaders: ['sessionId', 'token'],
  },
  {
    name: 'securid-auth',
    prefix: 'SECURID',
    username: 'user01',
    password: 'password123',
    goodCall: ['findUsers', '--param', 'returnMaxRows=1'],
    answerHolds: 'user_id',
    refusedCall: ['noSuchCommand'],
    path: '/aveksa/command.submit?cmd=about&format=json',
    curl: [],
    loginRequests: 2,
    sessionHeader: 'authorization',
    sessionHeaders: ['authorization'],
  },
]

/** The variables that say where and who. */
export function account(
  { prefix, username, password }: CommandLine,
  url: string,
): Readonly<Record<string, string>> {
  return { [`${prefix}_URL`]: url, [`${prefix}_USERNAME`]: username, [`${prefix}_PASSWORD`]: password }
}
