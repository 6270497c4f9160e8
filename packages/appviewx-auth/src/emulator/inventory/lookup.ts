/** Things by a value that each has, though others may have it, too. */
export interface Lookup {
  /** Says which value a thing has now. */
  readonly put: (id: string, value: string) => void
  readonly forget: (id: string) => void
  /** In the order in which they got the value. */
  readonly find: (value: string) => readonly string[]
}

/** An empty one. */
export function createLookup(): Lookup {
  const values = new Map<string, string>()
  const ids = new Map<string, Set<string>>()

  const forget = (id: string): void => {
    const value = values.get(id) ?? ''
    const sharing = ids.get(value)
    sharing?.delete(id)
    if (sharing?.size === 0) ids.delete(value)
    values.delete(id)
  }

  return {
    forget,
    put: (id, value) => {
      if (values.get(id) === value) return
      forget(id)
      values.set(id, value)
      ids.set(value, (ids.get(value) ?? new Set()).add(id))
    },
    find: (value) => [...(ids.get(value) ?? [])],
  }
}
