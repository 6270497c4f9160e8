import type { RequestLike } from './call-input.ts'

/** What says how a request is sent, and what it is where nobody named it. */
const usual = Object.entries({
  cache: 'default',
  cf: undefined,
  credentials: 'same-origin',
  integrity: '',
  keepalive: false,
  mode: 'cors',
  next: undefined,
  referrer: 'about:client',
  referrerPolicy: '',
})

/**
 * The settings of a caller's `Request`, or of options that inherit them, for the `init` of another one. Only what somebody
 * chose is carried: some platforms refuse fields of which they know one value only.
 */
export function carriedSettings(from: Partial<RequestLike> | RequestInit): RequestInit {
  const settings = from as unknown as Readonly<Record<string, unknown>>
  const chosen = usual
    .map(([name, value]) => [name, settings[name] ?? value, value])
    // What a browser navigated with cannot be asked for.
    .filter(([, own, value]) => own !== value && own !== 'navigate')
  return Object.fromEntries(chosen) as RequestInit
}

/**
 * No shared cache keeps what was signed: frameworks put answers into one that knows no users. Whoever names `cache`, or
 * how long an answer may be kept, has decided for himself; some platforms do not know the field, and refuse it.
 */
export function keptNowhere<Init extends RequestInit & { readonly next?: unknown }>(init: Init): Init {
  if (init.next === undefined && 'cache' in Request.prototype) init.cache ??= 'no-store'
  return init
}
