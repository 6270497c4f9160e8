import type { Finding } from '../shared/story-run.ts'

/** Sets what was promised beside what was seen. */
export function promise<Value extends string | number | boolean>(
  promised: string,
  expected: Value,
  seen: Value,
): Finding {
  return { promised, expected, seen, kept: expected === seen }
}
