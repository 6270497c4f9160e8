import type { CallInit } from '../http/call.ts'
import { isStream, takeBody, type TakenBody } from '../http/taken-body.ts'
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

    const handed = options.json === undefined ? asGiven(options) : asJson(options)
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

/** As it is now: the request is made later than the call. To send a stream twice, ky has to hold it itself. */
function asGiven({ body, retry }: Parameters<InitHook>[0]): TakenBody | undefined {
  if (body === null || body === undefined || (isStream(body) && retry !== 0)) return undefined
  return takeBody(body)
}

function asJson({ json, stringifyJson }: Parameters<InitHook>[0]): TakenBody | undefined {
  const body = (stringifyJson ?? JSON.stringify)(json) as string | undefined
  return body === undefined ? undefined : { body, contentType: 'application/json' }
}
