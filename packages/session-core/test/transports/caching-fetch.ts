/**
 * What Next.js does to a fetch: a GET that is under way already is not sent again unless it can be aborted, fields of
 * Next's own go along, and an answer is kept, whatever its method, where the call does not say `no-store`.
 */
export function cachingFetch(): typeof fetch {
  const underWay = new Map<string, Promise<Response>>()
  const kept = new Map<string, Response>()

  const send = async (input: string, init: RequestInit): Promise<Response> => {
    const next = { ...(init as { readonly next?: object }).next, fetchType: 'origin', fetchIdx: kept.size }
    const response = await fetch(input, { ...init, next } as RequestInit)
    if (init.cache === 'no-store' || response.status !== 200) return response
    kept.set(keyOf(input, init), response.clone())
    return response
  }
  const join = async (input: string, init: RequestInit): Promise<Response> => {
    if (init.method !== 'GET' || init.signal) return send(input, init)
    const key = keyOf(input, init)
    const shared = underWay.get(key) ?? send(input, init).finally(() => underWay.delete(key))
    underWay.set(key, shared)
    return (await shared).clone()
  }

  return async (input, init = {}) =>
    kept.get(keyOf(input as string, init))?.clone() ?? (await join(input as string, init))
}

const keyOf = (input: string, { method, headers, body }: RequestInit): string =>
  JSON.stringify([input, method, [...new Headers(headers)], typeof body === 'string' ? body : null])
