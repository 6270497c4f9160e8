/**
 * A copy of a call's headers.
 *
 * @throws TypeError for a name or a value that cannot be sent: the platform's own complaint quotes it, and it may be a secret.
 */
export function copyHeaders(given?: HeadersInit): Headers {
  try {
    return copyOf(given)
  } catch (error) {
    throw given && error instanceof TypeError ? unsendable() : error
  }
}

function unsendable(): TypeError {
  return new TypeError('A header of this request has a name or a value that cannot be sent.')
}

/** One by one, those of a record cost half of what the platform takes to read it. */
function copyOf(given?: HeadersInit): Headers {
  const isPlain = given && Object.getPrototypeOf(given) === Object.prototype
  if (!isPlain || Object.getOwnPropertySymbols(given).length) return new Headers(given)

  const own = new Headers()
  for (const [name, value] of Object.entries<string>(given as Record<string, string>)) own.append(name, value)
  return own
}
