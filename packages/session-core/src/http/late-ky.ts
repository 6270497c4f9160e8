import { asMade } from './as-made.ts'
import { lateAnswer } from './late-answer.ts'
import type { KyInstance } from 'ky'

const methods = ['get', 'post', 'put', 'patch', 'head', 'delete', 'query'] as const

/**
 * ky, loaded by the first call that is made with it: it is thirty files, and many a session lives without. Until then calls
 * wait as they were when they were made, and what is extended is made later. From then on it only hands on.
 */
export function lateKy(load: () => Promise<KyInstance>): KyInstance {
  let ky: KyInstance | undefined
  const there = async (): Promise<KyInstance> => (ky ??= await load())

  const call =
    (of: (ky: KyInstance) => KyInstance['get']) =>
    (...given: Parameters<KyInstance['get']>) => {
      if (ky) return of(ky)(...given)
      const made = asMade(...given)
      return lateAnswer(there(), (http) => of(http)(...made))
    }
  const another = (name: 'create' | 'extend') => (options: never) =>
    ky?.[name](options) ?? lateKy(async () => (await there())[name](options))
  /** What a hook says to ky. When one runs, ky is there. */
  const word = (name: 'stop' | 'retry') => ({
    enumerable: true,
    get: () => {
      if (ky) return ky[name]
      throw new TypeError(
        `ky is loaded at its first call: use http.${name} within hooks, or import it from ky.`,
      )
    },
  })

  const instance = Object.assign(
    call((http) => http),
    Object.fromEntries(methods.map((name) => [name, call((http) => http[name])])),
    { create: another('create'), extend: another('extend') },
  )
  return Object.defineProperties(instance, { stop: word('stop'), retry: word('retry') }) as never
}
