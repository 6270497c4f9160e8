import type { Operation } from './history.ts'

/**
 * Whether some order of the operations explains what each of them saw, such that no operation comes before one that had
 * ended when it began. Of a swap whose outcome is unknown both are tried. (J. M. Wing, C. Gong, Testing and Verifying
 * Concurrent Objects, 1993, for one register.)
 */
export function isLinearizable(history: readonly Operation[]): boolean {
  const dead = new Set<string>()

  const search = (left: readonly number[], text: string | undefined): boolean => {
    const operations = left.flatMap((index) => history[index] ?? [])
    if (operations.every(isUnknown)) return true
    const place = `${left.join()} ${text ?? 'nothing'}`
    if (dead.has(place)) return false

    // Whatever began after another one had ended comes later.
    const firstEnd = Math.min(...operations.map((one) => (isUnknown(one) ? Infinity : one.ended)))
    for (const index of left) {
      const operation = history[index]
      if (!operation || operation.began > firstEnd) continue
      const others = left.filter((other) => other !== index)
      if (outcomesOf(operation, text).some((after) => search(others, after.text))) return true
    }
    dead.add(place)
    return false
  }
  return search([...history.keys()], undefined)
}

function isUnknown(operation: Operation): boolean {
  return operation.kind === 'swap' && operation.outcome === 'unknown'
}

interface After {
  readonly text: string | undefined
}

/** What the register may hold after the operation; nothing where the operation could not have seen what it saw. */
function outcomesOf(operation: Operation, text: string | undefined): readonly After[] {
  if (operation.kind === 'read') return operation.text === text ? [{ text }] : []

  const { expected, next, outcome } = operation
  const succeeds = text === expected || text === next
  if (outcome === 'unknown') return succeeds ? [{ text }, { text: next }] : [{ text }]
  if (outcome !== succeeds) return []
  return [{ text: succeeds ? next : text }]
}
