import type { CallInit } from './call.ts'
import { ownSignal } from './own-signal.ts'
import { isStream, takeBody, type TakenBody } from './taken-body.ts'
import ky, { type InitHook, type KyInstance, type Options } from 'ky'

/** ky as a way to write requests, and nothing else: it makes none twice, ends none, and hands bodies on as they are. */
export function bareKy(options: Options & { readonly fetch: typeof globalThis.fetch }): KyInstance {
  return ky.create({ retry: 0, timeout: false, hooks: { init: [handBodyOn(options.fetch)] }, ...options })
}

type Handed = Pick<CallInit, 'sessionBody'> & Readonly<Record<'body' | 'json', undefined>>

/**
 * Lets a body pass ky as it is. ky would make a stream of it, and a stream can be sent only once. Where anybody
 * else wants to see the request (another fetch, a hook, upload progress), ky's way is left alone.
 */
function handBodyOn(fetch: typeof globalThis.fetch): InitHook {
  return (options) => {
    options.signal = ownSignal(options.signal) as never
    if (options.fetch !== fetch || isWatched(options)) return

    const handed = options.json === undefined ? asGiven(options) : asJson(options)
    if (handed === undefined) return

    Object.assign(options, { body: undefined, json: undefined, sessionBody: handed } satisfies Handed)
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
  return body ? { body, contentType: 'application/json' } : undefined
}
