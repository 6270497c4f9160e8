/** All that is kept of a failure that is not ours. */
export interface ReducedCause {
  readonly name: string
  /** Such as `ECONNREFUSED`, also when it stood on the cause of the cause, as with the platform's fetch. */
  readonly code?: string
}

const names = /^[A-Z]\w{1,63}$/
const codes = /^[A-Z][A-Z\d_]{1,63}$/

/** The name and code of a failure: its message, stack and properties may hold anything and are dropped. */
export function reduceCause(cause: unknown): ReducedCause {
  const code = read(cause, 'code', codes) ?? read(open(cause)['cause'], 'code', codes)

  return { name: read(cause, 'name', names) ?? 'Error', ...(code && { code }) }
}

function read(from: unknown, key: string, shape: RegExp): string | undefined {
  const value = open(from)[key]
  return typeof value === 'string' && shape.test(value) ? value : undefined
}

function open(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>
}
