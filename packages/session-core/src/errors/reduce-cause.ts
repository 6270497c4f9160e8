/** All that is kept of a failure that is not ours. */
export interface ReducedCause {
  readonly name: string
  /** Such as `ECONNREFUSED`, also when it stood on the cause of the cause, as with the platform's fetch. */
  readonly code?: string
}

const name = /^[\w$.]{1,64}$/
const code = /^[A-Z][A-Z\d_]{1,63}$/
const deepest = 5

/** The name and code of a failure: its message, stack and properties may hold anything and are dropped. */
export function reduceCause(cause: unknown): ReducedCause {
  const codes = chain(cause).map((link) => read(link, 'code', code))
  const found = codes.find((value) => value !== undefined)

  return Object.freeze({
    name: read(cause, 'name', name) ?? 'Error',
    ...(found === undefined ? {} : { code: found }),
  })
}

function chain(cause: unknown): readonly unknown[] {
  const links: unknown[] = []
  for (let link = cause; typeof link === 'object' && link !== null && links.length < deepest;) {
    links.push(link)
    link = 'cause' in link ? link.cause : undefined
  }
  return links
}

function read(from: unknown, key: string, shape: RegExp): string | undefined {
  if (typeof from !== 'object' || from === null) return undefined

  const value = (from as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' && shape.test(value) ? value : undefined
}
