import type { CallInit, HandedBody } from '../http/call.ts'
import { copyOf } from '../http/replayable-body.ts'
import type { SessionProtocol } from '../protocol.ts'
import ky, { type InitHook, type KyInstance } from 'ky'

/** What `session.http` resolves against. */
export interface Place {
  readonly url: URL
  readonly protocol: Pick<SessionProtocol<never, never>, 'basePath'>
}

/** ky over a session's fetch. It never sees a credential, so neither do its errors. */
export function createSessionHttp({ url, protocol }: Place, fetch: typeof globalThis.fetch): KyInstance {
  return ky.create({
    baseUrl: new URL(protocol.basePath ?? '', url),
    fetch,
    retry: 0,
    timeout: false,
    hooks: { init: [handBodyOn(fetch)] },
  })
}

/**
 * Lets a body pass ky as it is. ky would make a stream of it, and a stream can be sent only once. Where anybody
 * else wants to see the request (another fetch, a hook, upload progress), ky's way is left alone.
 */
function handBodyOn(fetch: typeof globalThis.fetch): InitHook {
  return (options) => {
    if (options.fetch !== fetch || isWatched(options)) return

    const handed = options.json === undefined ? asGiven(options.body) : asJson(options)
    if (handed === undefined) return

    delete options.json
    delete options.body
    Object.assign(options, { sessionBody: handed } satisfies CallInit)
  }
}

function isWatched({ hooks, onUploadProgress }: Parameters<InitHook>[0]): boolean {
  const { beforeRequest, beforeRetry, afterResponse } = hooks ?? {}
  return Boolean(onUploadProgress) || [beforeRequest, beforeRetry, afterResponse].some((all) => all?.length)
}

/** As it is now: the request is made later than the call. */
function asGiven(given: BodyInit | null | undefined): HandedBody | undefined {
  const body = given instanceof ReadableStream ? undefined : copyOf(given)
  return body === undefined ? undefined : { body }
}

function asJson({ json, stringifyJson }: Parameters<InitHook>[0]): HandedBody | undefined {
  const body = (stringifyJson ?? JSON.stringify)(json) as string | undefined
  return body === undefined ? undefined : { body, contentType: 'application/json' }
}
