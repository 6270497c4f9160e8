/** Where the body that was sent differs from the recorded one: at a field of JSON, else at a character. */
export function bodyDifference(sent: string, recorded: string): string {
  if (sent === '') return 'body is missing'
  if (recorded === '') return 'no body was recorded'

  const field = differingField(parsed(sent), parsed(recorded))
  return field === undefined
    ? `body differs from character ${firstDifference(sent, recorded)}`
    : `body differs at ${field}`
}

/** As `user.name` or `items.0`; `undefined` where there are no fields, or none differs. */
function differingField(sent: unknown, recorded: unknown): string | undefined {
  const [own, due] = [partsOf(sent), partsOf(recorded)]
  if (own === undefined || due === undefined) return undefined

  const name = [...new Set([...due.keys(), ...own.keys()])].find(
    (each) => JSON.stringify(own.get(each)) !== JSON.stringify(due.get(each)),
  )
  if (name === undefined) return undefined
  const inner = differingField(own.get(name), due.get(name))
  return inner === undefined ? name : `${name}.${inner}`
}

function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value))
    : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Counted from one, as in an editor. */
function firstDifference(sent: string, recorded: string): number {
  const at = Array.from({ length: sent.length }).findIndex((_unit, index) => sent[index] !== recorded[index])
  return (at === -1 ? sent.length : at) + 1
}
