import type { CallInit } from './call.ts'
import { jsonBody } from './json-body.ts'
import { ownSignal } from './own-signal.ts'
import { isStream, takeBody, type TakenBody } from './taken-body.ts'
import ky, { type InitHook, type KyInstance, type Options } from 'ky'

/** ky as a way to write requests, and nothing else: it makes none twice, ends none, and hands bodies on as they are. */
export function bareKy(options: Options & { readonly fetch: typeof globalThis.fetch }): KyInstance {
  return ky.create({ retry: 0, timeout: false, hooks: { init: [handBodyOn(options.fetch)] }, ...options })
}

type Given = Parameters<InitHook>[0] & Pick<CallInit, 'sessionBody'>

/**
 * Lets a body pass ky as it is. ky would make a stream of it, and a stream can be sent only once. Where anybody
 * else wants to see the request (another fetch, a hook, upload progress), ky's way is left alone.
 */
function handBodyOn(fetch: typeof globalThis.fetch): InitHook {
  return (options: Given) => {
    options.signal = ownSignal(options.signal) as never
    const body = options.fetch !== fetch || isWatched(options) ? undefined : handed(options)

    Object.assign(options, { sessionBody: body }, body && { body: undefined, json: undefined })
  }
}

function isWatched({ hooks, onUploadProgress }: Given): boolean {
  const { beforeRequest, beforeRetry, afterResponse } = hooks ?? {}
  return Boolean(onUploadProgress) || [beforeRequest, beforeRetry, afterResponse].some((all) => all?.length)
}

/** As it is now: the request is made later than the call. To send a stream twice, ky has to hold it itself. */
function handed({ body, json, stringifyJson, retry, sessionBody }: Given): TakenBody | undefined {
  if (json !== undefined && stringifyJson) return jsonBody(json, stringifyJson)
  if (sessionBody) return sessionBody
  if (json !== undefined) return jsonBody(json)
  if (body === null || body === undefined || (isStream(body) && retry !== 0)) return undefined
  return takeBody(body)
}
