import type { CallInit } from './call.ts'
import { ownSignal } from './own-signal.ts'
import { isStream, takeBody, type TakenBody } from './taken-body.ts'
import ky, { type InitHook, type KyInstance, type Options } from 'ky'

/** ky as a way to write requests, and nothing else: it makes none twice, ends none, and hands bodies on as they are. */
export function bareKy(options: Options & { readonly fetch: typeof globalThis.fetch }): KyInstance {
  const handOn = handBodyOn(options.fetch)
  // After all that a caller's own hooks do to the call: they see what it was made with.
  const last: InitHook = ({ hooks = {} }) => void hooks.init?.push(handOn)

  return ky.create({ retry: 0, timeout: false, hooks: { init: [last] }, ...options })
}

type Given = Parameters<InitHook>[0]
type Handed = Pick<CallInit, 'sessionBody'> & Readonly<Record<'body' | 'json', undefined>>

/**
 * Lets a body pass ky as it is. ky would make a stream of it, and a stream can be sent only once. Where anybody
 * else wants to see the request (another fetch, a hook, upload progress), ky's way is left alone.
 */
function handBodyOn(fetch: typeof globalThis.fetch): InitHook {
  return (options) => {
    options.signal = ownSignal(options.signal) as never
    if (options.fetch !== fetch || isWatched(options)) return

    const sessionBody = handed(options)
    if (sessionBody)
      Object.assign(options, { body: undefined, json: undefined, sessionBody } satisfies Handed)
  }
}

function isWatched({ hooks = {}, onUploadProgress }: Given): boolean {
  const { beforeRequest, beforeRetry, afterResponse } = hooks
  return [onUploadProgress, beforeRequest, beforeRetry, afterResponse].flat().some(Boolean)
}

/** As it is now: the request is made later than the call. To send a stream twice, ky has to hold it itself. */
function handed({ body, json, stringifyJson, retry }: Given): TakenBody | undefined {
  if (json !== undefined) return textOf((stringifyJson ?? JSON.stringify)(json))
  if (body === null || body === undefined || (isStream(body) && retry !== 0)) return undefined
  return takeBody(body)
}

/** Nothing, for what JSON has no word for. */
function textOf(json: string | undefined): TakenBody | undefined {
  return json ? { body: json, contentType: 'application/json' } : undefined
}
