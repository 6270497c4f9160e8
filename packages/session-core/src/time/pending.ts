/**
 * Whether a value has to be waited for. What is there already is not awaited: an `await` would cost every call a turn
 * of the microtask queue.
 */
export function isPending<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return value instanceof Promise
}
