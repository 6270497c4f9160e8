import type { EmulatorCall } from './call.ts'
import type { EmulatorParts } from './parts.ts'

/**
 * What can happen to one request, with one meaning for every server.
 * - `drop`: the connection breaks before the server has the request: not processed, no login attempt
 * - `drop-reply`: processed, and the reply is lost
 * - `truncate`: processed; half of the reply's body arrives, then the connection breaks
 * - `garble`, `oversize`: processed; the reply's body is noise, or 50 MiB of JSON
 * - `redirect`, `proxy-error`: not processed; something in front answers 302 to a stranger, or 502 in HTML
 * - `unauthorized`, `forbidden`: not processed; answered as if the session had ended, or its user lacked the right
 */
export type EmulatorFault =
  | 'drop'
  | 'drop-reply'
  | 'truncate'
  | 'garble'
  | 'oversize'
  | 'redirect'
  | 'proxy-error'
  | 'unauthorized'
  | 'forbidden'

/** Faults of the connection: what they mean is the frame's to say. */
export const connectionFaults: readonly string[] = ['drop', 'drop-reply', 'truncate', 'garble', 'oversize']

/** What answers in place of the server, by the fault's name. */
export type AnswersInPlace = ReadonlyMap<string, (call: EmulatorCall) => Response>

/** The frame's own answers, and over them the vendor's. A fault of the connection is a `TypeError`. */
export function answersInPlace({ instead, name = 'Emulator' }: EmulatorParts<string>): AnswersInPlace {
  for (const fault of connectionFaults) {
    if (!Object.hasOwn(instead, fault)) continue
    throw new TypeError(`${name}: instead cannot answer '${fault}', which is done to the connection.`)
  }
  return new Map(Object.entries({ ...bareAnswers, ...instead }))
}

const proxyPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n'

const bareAnswers: EmulatorParts<string>['instead'] = {
  redirect: () => new Response(null, { status: 302, headers: { location: 'https://stranger.example/' } }),
  'proxy-error': () => new Response(proxyPage, { status: 502, headers: { 'content-type': 'text/html' } }),
  unauthorized: () => new Response(null, { status: 401 }),
  forbidden: () => new Response(null, { status: 403 }),
}
