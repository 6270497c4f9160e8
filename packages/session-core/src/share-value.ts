/** A fleet to join, made by `share()` of `@org/session-core/share`. Whoever does not share loads nothing of it. */
export interface Share {
  /** Always `share`: tells this value from options that are plain objects. */
  readonly kind: 'share'
}

/** Where a share keeps how it is joined. Registered, so that two copies of this package agree. */
export const joining: unique symbol = Symbol.for('@org/session-core/share')

/** Whether a value was made by `share()`. */
export function isShare(value: unknown): value is Share {
  return typeof (Object(value) as { readonly [joining]?: unknown })[joining] === 'function'
}
