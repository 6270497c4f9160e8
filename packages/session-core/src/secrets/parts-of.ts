/**
 * What an object holds, each part by its name: its fields, and what it is iterated to. One reader, so that whatever tells two
 * credentials apart is withheld, too. The entries of a Map, Headers or a form have names of their own.
 */
export function partsOf(value: object): readonly (readonly [name: string, part: unknown])[] {
  const fields = Object.entries(value)
  if (!(Symbol.iterator in value) || 'length' in value) return fields

  const entries = [...(value as Iterable<[string, unknown]>)]
  return [...fields, ...(entries.every(isNamed) ? entries : Object.entries(entries))]
}

/** A Map may have symbols and objects for names: they are parts of their own. */
function isNamed(entry: unknown): boolean {
  return Array.isArray(entry) && typeof entry[0] === 'string'
}
