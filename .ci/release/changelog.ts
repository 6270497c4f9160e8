import { publicPackages } from '../public-packages.ts'

/** What someone wrote for the readers of a changelog. */
interface Changeset {
  readonly summary: string
  /** The packages that it is about. */
  readonly releases: readonly unknown[]
}

/** A package that is released along with the one whose changelog is written. */
interface Dependency {
  readonly name: string
  readonly newVersion: string
}

/** What changed, in the words of who changed it: no commit and no number that a reader cannot use. */
export function getReleaseLine({ summary }: Pick<Changeset, 'summary'>): string {
  return `- ${summary.trim().replaceAll('\n', '\n  ')}`
}

/**
 * Why a package moved that nobody touched: what it stands on, and what that brings, each change by its first sentence. What
 * is about all packages stands in each changelog already.
 */
export function getDependencyReleaseLine(
  changesets: readonly Changeset[],
  dependencies: readonly Dependency[],
): string {
  if (dependencies.length === 0) return ''

  const names = dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`)
  const all = publicPackages().length
  const news = changesets
    .filter(({ releases }) => releases.length < all)
    .map(({ summary }) => `  - ${firstSentence(summary)}`)
  const end = news.length > 0 ? ':' : '.'
  return [`- Stands on ${names.join(' and ')}${end}`, ...news].join('\n')
}

/** Of a text that may be wrapped. */
function firstSentence(summary: string): string {
  const [paragraph = ''] = summary.trim().split('\n\n', 1)
  return paragraph.replaceAll(/\s+/g, ' ').replace(/(?<=[^.\s]\.) [A-Z`].*/, '')
}
