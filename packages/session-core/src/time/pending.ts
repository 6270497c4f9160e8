/**
 * Whether a value has to be waited for. What is there already is not awaited: an `await` would cost every call a turn
 * of the microtask queue. Told by what it can do: whoever puts another `Promise` in the place of the platform's (zone.js)
 * does not make async functions return it.
 */
export function isPending<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as PromiseLike<Value> | null | undefined)?.then === 'function'
}
