import { onDemand } from '../on-demand.ts'
import { asMade, optionsAsMade } from './as-made.ts'
import { lateAnswer } from './late-answer.ts'
import type { KyInstance } from 'ky'

const methods = ['get', 'post', 'put', 'patch', 'head', 'delete', 'query'] as const

/** How long a call waits until ky is there: its signal may end that. */
export type WaitsForKy = (
  there: () => Promise<KyInstance>,
  signal: AbortSignal | undefined,
) => Promise<KyInstance>

/**
 * ky, loaded by the first call that is made with it: it is thirty files, and many a session lives without. Until then calls
 * wait as they were when they were made, and what is extended is made later. From then on it only hands on.
 */
export function lateKy(load: () => Promise<KyInstance>, wait: WaitsForKy = (there) => there()): KyInstance {
  let ky: KyInstance | undefined
  const there = onDemand(async () => (ky = await load()))

  const call =
    (of: (ky: KyInstance) => KyInstance['get']) =>
    (...given: Parameters<KyInstance['get']>) => {
      if (ky) return of(ky)(...given)
      const [input, options] = asMade(...given)
      const { signal } = (options?.signal ? options : Object(input)) as { signal?: AbortSignal }
      return lateAnswer(wait(there, signal), (http) => of(http)(input, options))
    }
  const another = (name: 'create' | 'extend') => (options: never) => {
    if (ky) return ky[name](options)
    const made = optionsAsMade(options)
    return lateKy(async () => (await there())[name](made), wait)
  }
  /** What a hook says to ky. When one runs, ky is there. */
  const words = (): KyInstance => {
    if (ky) return ky
    throw new TypeError('Use http.stop and http.retry within hooks.')
  }

  const instance = Object.assign(
    call((http) => http),
    Object.fromEntries(methods.map((name) => [name, call((http) => http[name])])),
    {
      create: another('create'),
      extend: another('extend'),
      retry: (options: never) => words().retry(options),
    },
  )
  // Not enumerable: who copies all that is here asks for no word.
  return Object.defineProperty(instance, 'stop', { get: () => words().stop }) as never
}
