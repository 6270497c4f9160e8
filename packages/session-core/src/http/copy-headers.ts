/** A copy of a call's headers. One by one, those of a record cost half of what the platform takes to read it. */
export function copyHeaders(given?: HeadersInit): Headers {
  const isPlain = given && Object.getPrototypeOf(given) === Object.prototype
  if (!isPlain || Object.getOwnPropertySymbols(given).length) return new Headers(given)

  const own = new Headers()
  for (const [name, value] of Object.entries<string>(given as Record<string, string>)) own.append(name, value)
  return own
}
