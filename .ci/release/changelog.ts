/** What someone wrote for the readers of a changelog. */
interface Changeset {
  readonly summary: string
}

/** A package that is released along with the one whose changelog is written. */
interface Dependency {
  readonly name: string
  readonly newVersion: string
}

/** What changed, in the words of who changed it: no commit and no number that a reader cannot use. */
export function getReleaseLine({ summary }: Changeset): string {
  return `- ${summary.trim().replaceAll('\n', '\n  ')}`
}

/** Why a package moved that nobody touched: what it stands on, and what that brings. */
export function getDependencyReleaseLine(
  changesets: readonly Changeset[],
  dependencies: readonly Dependency[],
): string {
  if (dependencies.length === 0) return ''

  const names = dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`)
  const news = changesets.map(({ summary }) => `  - ${summary.trim().split('\n', 1)[0] ?? ''}`)
  return [`- Stands on ${names.join(' and ')}:`, ...news].join('\n')
}
