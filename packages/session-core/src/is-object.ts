/** Whether a value has fields by name. What has entries instead (a list, Headers, a Map) would be read as empty. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(Symbol.iterator in value)
}
